/** Version in the headers of generated modules: a new one means that all of them change. */
export const COMPILER_VERSION = "0.1.0";

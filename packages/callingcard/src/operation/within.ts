/**
 * Waits for an answer, but not for longer than a while.
 *
 * @param ms How long, in milliseconds.
 * @param answer The answer.
 * @param late What is given when it has not come by then.
 * @returns Rejects as the answer does.
 */
export async function within<Answer, Late>(
  ms: number,
  answer: Promise<Answer>,
  late: Late,
): Promise<Answer | Late> {
  const { promise, resolve } = Promise.withResolvers<Late>();
  const timer = setTimeout(() => resolve(late), ms);
  try {
    return await Promise.race([answer, promise]);
  } finally {
    clearTimeout(timer);
  }
}

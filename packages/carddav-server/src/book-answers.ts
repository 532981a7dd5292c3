import type { AddressBook } from "./store.ts";

/** Longest answer that is remembered, in octets. */
const MAX_OCTETS = 4_096;

/** Answers about one book that are remembered: those to what its clients asked last. */
const MAX_ANSWERS = 4;

/** Books that answers are remembered about. */
const MAX_BOOKS = 1_000;

/** The body of an answer, ready to be sent. */
type Body = Uint8Array<ArrayBuffer>;

interface KnownBook {
  readonly book: AddressBook;
  readonly answers: Map<object, Body>;
}

/**
 * Remembers what owners are told of their books: clients ask the same again and again, and mostly nothing has changed.
 * An answer is given as long as the store gives the same object for the book, and the body that asks is the same one
 * that was read before; so all it may depend on is these two.
 */
export interface BookAnswers {
  readonly find: (book: AddressBook, asked: object) => Body | undefined;
  /** Remembers an answer, where it is not too long. */
  readonly add: (book: AddressBook, asked: object, answer: Body) => void;
}

/**
 * Makes a memory of answers about books.
 *
 * @internal
 */
export function createBookAnswers(): BookAnswers {
  const known = new Map<string, KnownBook>();

  function answersOf(book: AddressBook): Map<object, Body> {
    const found = known.get(book.id);
    if (found?.book === book) return found.answers;
    const answers = new Map<object, Body>();
    known.delete(book.id);
    known.set(book.id, { book, answers });
    shorten(known, MAX_BOOKS);
    return answers;
  }

  return {
    find(book, asked) {
      const found = known.get(book.id);
      return found?.book === book ? found.answers.get(asked) : undefined;
    },
    add(book, asked, answer) {
      if (answer.length > MAX_OCTETS) return;
      const answers = answersOf(book);
      answers.set(asked, answer);
      shorten(answers, MAX_ANSWERS);
    },
  };
}

// A map keeps the order of insertion: the first is the oldest.
function shorten<Key>(entries: Map<Key, unknown>, max: number): void {
  for (const oldest of entries.keys()) {
    if (entries.size <= max) return;
    entries.delete(oldest);
  }
}

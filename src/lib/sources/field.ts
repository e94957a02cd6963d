import * as z from 'zod';

/** What a field's reader returns for a value that cannot stand there. */
export const WRONG = Symbol('wrong');

/**
 * A field that sources write in several ways, read by one function: most of a record is such fields, and a union of schemas
 * with what each becomes takes four times as long and says of a wrong value only that it is wrong.
 * @param expected what should stand there, as a message names it
 * @param read from what is there, never `null` or absence, to the value, or to {@link WRONG}
 */
export function field<T>(expected: string, read: (value: NonNullable<unknown>) => T | typeof WRONG) {
  return z
    .transform((input: unknown, context): T | undefined => {
      if (input === null || input === undefined) return undefined;
      const value = read(input);
      if (value !== WRONG) return value;
      context.issues.push({ code: 'custom', message: `expected ${expected}, received ${nameOf(input)}`, input });
      return z.NEVER;
    })
    .optional();
}

/** A text, which some clients write as a number. */
export const textField = field('text', (value) => (typeof value === 'number' ? String(value) : typeof value === 'string' ? value : WRONG));

function nameOf(value: NonNullable<unknown>): string {
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : typeof value;
}

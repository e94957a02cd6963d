/** An entry that could not be read (an error), or was, but needs a look (a warning). */
export interface BibtexFault {
  severity: 'error' | 'warning';
  line: number;
  key?: string;
  message: string;
  remedy: string;
}

/** The same, before it is told where and how bad it is. */
export type Fault = Omit<BibtexFault, 'severity' | 'line'>;

/** A file can do without keys, but a work's page cannot keep its address without one. */
export const NO_KEY: Fault = { message: 'The entry has no citation key.', remedy: 'Write a key and a comma after the opening brace.' };

/** Thrown and caught by the reader only: the entry at hand is broken. */
export class BrokenEntry extends Error {
  readonly remedy: string;
  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}

/** A brace is open at the end. @param swallowed the beginning of the next entry, if it is within this one */
export function unclosed(swallowed?: string): BrokenEntry {
  const reason = swallowed === undefined ? 'The file ends before the entry does' : `The entry runs on into the next one (“${swallowed}”)`;
  return new BrokenEntry(`${reason}: a brace stands open.`, 'Close the brace that is open in this entry.');
}

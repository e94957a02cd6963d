import { ConfigError } from '../errors.ts';

/** Largest file, in bytes: an export of a form has some hundreds for each row. */
export const TABLE_MAX_BYTES = 32 * 1024 * 1024;
/** The head of a file, in bytes, from which UTF-16 without a mark is told. */
const HEAD = 256;

/**
 * The text of a file in whichever encoding spreadsheets and form services write: UTF-8 or UTF-16 with or without a byte order
 * mark, else Windows-1252, in which every byte means something. Line breaks become `\n`.
 * @param name of the file, for messages
 * @throws ConfigError for a file that is too large, a workbook, or no text
 */
export function decodeTable(bytes: Uint8Array, name: string): string {
  if (bytes.length > TABLE_MAX_BYTES)
    throw new ConfigError(
      name,
      `The file has more than ${TABLE_MAX_BYTES / 1024 / 1024} MiB.`,
      'Export fewer rows, or leave out columns with attachments.',
    );
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03)
    throw new ConfigError(name, 'It is a workbook, not a table in text.', 'Open it in a spreadsheet and save it as “CSV UTF-8”.');
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  if (text.includes('\0')) throw new ConfigError(name, 'It is no text.', 'Export the answers as CSV.');
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, HEAD);
  const zeros = (parity: number) => head.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  // Headings are mostly ASCII, of which every other byte is then zero.
  if (zeros(1) > head.length / 5 && zeros(0) === 0) return 'utf-16le';
  if (zeros(0) > head.length / 5 && zeros(1) === 0) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

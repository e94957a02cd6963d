/** One record of a RIS file. */
export interface RisRecord {
  /** Line of its first tag, from 1. */
  line: number;
  /** Tag to its values in order, trimmed; a value of several lines has line breaks. Empty values are left out. */
  fields: Map<string, string[]>;
}

/** What stands in a file but cannot be read, or only with doubt. */
export interface RisFault {
  severity: 'error' | 'warning';
  line: number;
  message: string;
  remedy: string;
}

/** A tag with two blanks; some programs write one, or a tab. */
const TAG = /^[ \t\uFEFF]{0,3}([A-Z][A-Z0-9])(?:[ \t]{2,3}-|[ \t]-(?=[ \t]{2}|[ \t]?$))[ \t]?(.*)$/;
/** With one blank before the dash and one behind it, only the usual tags are taken for tags: others may be prose. */
const LOOSE = /^[ \t\uFEFF]{0,3}(TY|ER|AU|A1|TI|T1|T2|PY|Y1|DO|UR|JO|JF|VL|IS|SP|EP|KW|AB|N2|SN|PB|CY|ID)[ \t]-[ \t]?(.*)$/;
/** Most lines of one value; further ones are passed over. */
const MOST_LINES = 20_000;

/**
 * Read a RIS file line by line. Tolerates a byte order mark, any line ends, a missing `ER` or `TY`, text behind `ER`, values
 * that go on without a tag, and tags that nobody knows; what stands before the first tag is passed over. Never throws.
 * @see https://en.wikipedia.org/wiki/RIS_(file_format)
 */
export function readRis(text: string): { records: RisRecord[]; faults: RisFault[] } {
  const records: RisRecord[] = [];
  const faults: RisFault[] = [];
  let record: RisRecord | undefined;
  let values: string[] | undefined;
  let lines = 0;
  const end = () => {
    if (record !== undefined) records.push(tidied(record));
    record = values = undefined;
  };
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const match = TAG.exec(line) ?? LOOSE.exec(line);
    if (match === null) {
      if (values !== undefined && ++lines < MOST_LINES) values[values.length - 1] += `\n${line.trim()}`;
      continue;
    }
    const [, tag = '', value = ''] = match;
    lines = 0;
    if (tag === 'ER') {
      end();
      continue;
    }
    if (tag === 'TY' && record !== undefined && [...record.fields.keys()].some((known) => known !== 'TY')) {
      faults.push({
        severity: 'warning',
        line: record.line,
        message: `The record does not end before the next one begins, on line ${index + 1}.`,
        remedy: 'Nothing needs to be done if both are right; a line “ER  -” should stand between them.',
      });
      end();
    }
    if (record === undefined) {
      record = { line: index + 1, fields: new Map() };
      if (tag !== 'TY')
        faults.push({
          severity: 'warning',
          line: index + 1,
          message: 'The record does not begin with its type, so its kind is guessed.',
          remedy: 'Put a line such as “TY  - JOUR” before it.',
        });
    }
    values = record.fields.get(tag) ?? [];
    values.push(value);
    record.fields.set(tag, values);
  }
  end();
  return { records, faults };
}

function tidied({ line, fields }: RisRecord): RisRecord {
  const tidy = new Map<string, string[]>();
  for (const [tag, values] of fields) {
    const full = values.map((value) => value.trim()).filter((value) => value !== '');
    if (full.length > 0) tidy.set(tag, full);
  }
  return { line, fields: tidy };
}

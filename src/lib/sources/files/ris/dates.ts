/** Dates of the history of a manuscript stand beside that of its publication: `2013/02/15/received`. */
const HISTORY = /received|accepted|revised|submitted/i;
const SEASON = /^\s*(?:spring|summer|autumn|fall|winter)\s*$/i;

/**
 * The date of publication out of `PY`, `Y1` and `DA`, each `YYYY/MM/DD/other` with empty parts allowed, or words. The
 * first one with a year says which year; the most precise one of that year is taken.
 * @returns ISO of any precision or words, for those who clean dates; without any year what is there, so that it is told of
 */
export function readDate(values: readonly string[]): string | undefined {
  let best: string | undefined;
  let year: string | undefined;
  let precision = 0;
  for (const value of values) {
    if (HISTORY.test(value)) continue;
    const text = value.slice(0, 100).replace(/\s+/g, ' ').trim();
    const own = /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0];
    if (own === undefined) {
      // The day alone stands in `DA` where the year is in `PY`: `DA  - Jul 15`.
      if (year !== undefined && precision === 1 && /^[a-z]{3,9}\.? ?\d{0,2}$/i.test(text) && !SEASON.test(text)) {
        best = `${year} ${text}`;
        precision = 2;
      }
      continue;
    }
    if (year !== undefined && own !== year) continue;
    year = own;
    const [, month = '', day = ''] = /^\d{4}[/-](\d{1,2})?(?:[/-](\d{1,2})?)?/.exec(text) ?? [];
    const parts = Number(month) < 1 ? (/[a-z]{3}/i.test(text) ? 2 : 1) : Number(day) < 1 ? 2 : 3;
    if (parts <= precision) continue;
    precision = parts;
    best = Number(month) < 1 ? (parts === 1 ? own : text.replaceAll('/', ' ')) : [own, month, ...(parts === 3 ? [day] : [])].join('-');
  }
  return best ?? values.find((value) => /[^\s/-]/.test(value));
}

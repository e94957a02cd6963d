import type { FormConfig } from '../config.ts';

/** Values that a link can fill in. All may come from a stranger's data. */
export type FormValues = { [field in FormField]?: string };
export type FormField = keyof FormConfig['map'];

/** Longest link, in characters: what every browser, mail program and form service takes. */
export const FORM_URL_MAX = 2000;

/** Cleaned values, none of them empty. */
type Kept = Map<FormField, string>;

const FIELDS = ['author', 'name', 'page', 'action', 'work', 'about'] as const satisfies readonly FormField[];
/** Labels of the lines of an e-mail whose form has no `map`. */
const MAIL_LABELS: FormConfig['map'] = { author: 'Author', name: 'Name', page: 'Page', work: 'Work', about: 'About' };
/** Code points of a name that a title has room for. */
const TITLE_NAME_MAX = 60;
/** Code points that a shortened name keeps. */
const NAME_MIN = 40;

/**
 * The address of a form with its fields filled in. Each value is one line, encoded once; nothing in a value can
 * change where the link goes or which fields it fills. A link over {@link FORM_URL_MAX} loses its longest optional
 * values: a name is shortened by whole characters, everything else is dropped, never cut; `page` and `author` last.
 * @param form a form that `checkForm` has nothing against
 */
export function formUrl(form: FormConfig, values: FormValues): string {
  const kept: Kept = new Map();
  for (const field of FIELDS) {
    const value = toValue(values[field] ?? '');
    if (value !== '') kept.set(field, value);
  }
  let url = buildUrl(form, kept);
  while (url.length > FORM_URL_MAX && kept.size > 0) {
    const field = pickLongest(kept);
    const value = kept.get(field)!;
    const shorter = field === 'name' ? shorten(value, url.length - FORM_URL_MAX) : value;
    if (shorter === value) kept.delete(field);
    else kept.set(field, shorter);
    url = buildUrl(form, kept);
  }
  return url;
}

/**
 * Read back what a link fills in.
 * @returns the values by field, or `undefined` if the link does not go to the form
 */
export function parseFormUrl(form: FormConfig, url: string): FormValues | undefined {
  const empty = buildUrl(form, new Map());
  const hasParameters = form.url.includes('?');
  const mark = form.service === 'typeform' ? '#' : '?';
  const base = hasParameters ? empty : empty.split(mark)[0]!;
  if (url !== base && !url.startsWith(`${base}${hasParameters ? '&' : mark}`)) return undefined;
  const given = new URLSearchParams(url.slice(base.length + 1));
  const lines = form.service === 'mailto' ? (given.get('body') ?? '').split('\r\n') : [];
  const values: FormValues = {};
  for (const field of FIELDS) {
    const name = fieldName(form, field);
    if (name === undefined) continue;
    const value = form.service === 'mailto' ? lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) : given.get(name);
    if (value !== undefined && value !== null) values[field] = value;
  }
  return values;
}

function buildUrl(form: FormConfig, values: Kept): string {
  switch (form.service) {
    case 'google':
      return `${form.url}?${query([['usp', 'pp_url'], ...mapped(form, values)])}`;
    case 'microsoft':
      return joined(form.url, '&', mapped(form, values));
    case 'tally':
    case 'airtable':
      return joined(form.url, '?', mapped(form, values));
    case 'typeform':
      return joined(form.url, '#', mapped(form, values));
    case 'github':
      return `${form.url.replace(/\/$/, '')}/issues/new?${query([['template', form.template ?? ''], ...title('title', values), ...mapped(form, values)])}`;
    case 'mailto': {
      const body = mapped(form, values).map(([label, value]) => `${label}: ${value}\r\n`);
      return joined(`mailto:${form.url}`, '?', [
        ...title('subject', values),
        ...(body.length === 0 ? [] : [['body', body.join('')] as const]),
      ]);
    }
    case 'formspree':
      return form.url;
    case 'url':
      return joined(form.url, form.url.includes('?') ? '&' : '?', mapped(form, values));
  }
}

/** A field's name at the service. */
function fieldName(form: FormConfig, field: FormField): string | undefined {
  if (form.service === 'mailto' && Object.keys(form.map).length === 0) return MAIL_LABELS[field];
  const name = form.map[field];
  return name !== undefined && form.service === 'airtable' ? `prefill_${name}` : name;
}

function mapped(form: FormConfig, values: Kept): (readonly [name: string, value: string])[] {
  return FIELDS.flatMap((field) => {
    const name = fieldName(form, field);
    const value = values.get(field);
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
}

/** `claim: Jane Doe`, or the work that it is about. */
function title(parameter: string, values: Kept): (readonly [name: string, value: string])[] {
  const action = values.get('action');
  const name = values.get('name');
  const subject = name === undefined ? (values.get('author') ?? values.get('work')) : [...name].slice(0, TITLE_NAME_MAX).join('');
  return action === undefined || subject === undefined ? [] : [[parameter, `${action}: ${subject}`]];
}

function joined(url: string, mark: '?' | '&' | '#', parameters: readonly (readonly [name: string, value: string])[]): string {
  return parameters.length === 0 ? url : `${url}${mark}${query(parameters)}`;
}

/** `%20` is a blank in every part of every kind of URL; `+` is not. */
function query(parameters: readonly (readonly [name: string, value: string])[]): string {
  return new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString().replaceAll('+', '%20');
}

/** One line without controls; URLSearchParams sees to halves of characters. What is far longer than any link is cut first. */
function toValue(text: string): string {
  return text
    .slice(0, 10 * FORM_URL_MAX)
    .replace(/[\p{Cc}\u2028\u2029 ]+/gu, ' ')
    .trim();
}

/** The field to give up next: the longest optional one, else `page`, else `author`. */
function pickLongest(values: Kept): FormField {
  const optional = [...values.keys()].filter((field) => field !== 'page' && field !== 'author');
  if (optional.length === 0) return values.has('page') ? 'page' : 'author';
  return optional.reduce((a, b) => (encodedLength(values.get(b)!) > encodedLength(values.get(a)!) ? b : a));
}

/** A name without so many of its last characters as take up `excess` characters of a link; what is left can still be recognised. */
function shorten(name: string, excess: number): string {
  const characters = [...name];
  let freed = 0;
  while (characters.length > NAME_MIN && freed < excess) freed += encodedLength(characters.pop()!);
  return characters.join('').trimEnd();
}

function encodedLength(text: string): number {
  return query([['', text]]).length - 1;
}

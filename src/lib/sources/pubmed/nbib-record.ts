import type { SourceRecord } from '../../model/index.ts';
import { toLanguage } from '../language.ts';
import { joinDate } from './dates.ts';
import { nbibAuthors } from './nbib-authors.ts';
import type { NbibRecord } from './nbib.ts';
import { placeOf } from './pages.ts';
import { typeOf } from './publication-types.ts';
import { relationsOf } from './relations.ts';
import { cleanTitle } from './title.ts';

/** Tags of links between citations, as XML calls them. */
const RELATIONS: ReadonlyMap<string, string> = new Map([
  ['RIN', 'RetractionIn'],
  ['ROF', 'RetractionOf'],
  ['PRIN', 'PartialRetractionIn'],
  ['PROF', 'PartialRetractionOf'],
  ['RRI', 'RetractedandRepublishedIn'],
  ['ECI', 'ExpressionOfConcernIn'],
  ['ECF', 'ExpressionOfConcernFor'],
  ['EIN', 'ErratumIn'],
  ['EFR', 'ErratumFor'],
  ['CRI', 'CorrectedandRepublishedIn'],
  ['UIN', 'UpdateIn'],
  ['UOF', 'UpdateOf'],
]);

/** What a record says of a work. @returns `undefined` if it has neither a number nor a title */
export function toNbibRecord({ fields, line }: NbibRecord, file: string): SourceRecord | undefined {
  const all = (tag: string) => fields.flatMap((field) => (field.tag === tag && field.value !== '' ? [field.value] : []));
  const first = (...tags: string[]) => tags.map((tag) => all(tag)[0]).find((value) => value !== undefined);
  const identifiers = identifiersOf(all);
  const bookTitle = cleanTitle(first('BTI') ?? '');
  const ownTitle = cleanTitle(all('TI').join(' ')) || cleanTitle(first('TT') ?? '');
  const title = ownTitle || bookTitle;
  if (identifiers.length === 0 && title === '') return undefined;
  const isChapter = bookTitle !== '' && ownTitle !== '' && ownTitle !== bookTitle;
  const journal = first('JT', 'TA');
  const publicationTypes = all('PT');
  const type = typeOf(publicationTypes, isChapter ? 'chapter' : bookTitle !== '' ? 'book' : journal === undefined ? 'other' : 'article');
  const { authors, truncated } = nbibAuthors(fields);
  const abstract = all('AB').map(inParagraphs).join('\n\n');
  const issued = dateOf(first('DP'));
  const electronic = first('DEP') ?? (type === 'preprint' ? issued : undefined);
  const venue = isChapter
    ? { name: bookTitle, kind: 'book' as const }
    : journal === undefined
      ? undefined
      : { name: journal, kind: kindOf(type) };
  const biblio = biblioOf(all);
  const keywords = [...all('OT'), ...headings(all('MH'))].map((word) => word.replace(/^\*/, ''));
  const language = toLanguage(first('LA') ?? '');
  return {
    source: 'pubmed',
    id: identifiers[0]?.value ?? `${file.split('/').slice(-2).join('/')}#${line}`,
    place: `${file}:${line}`,
    markup: 'plain',
    type,
    ...(title !== '' && { title }),
    ...(abstract !== '' && { abstract }),
    authors,
    ...(truncated && { authorsTruncated: true }),
    dates: { ...(electronic !== undefined && { first: electronic }), ...(issued !== undefined && type !== 'preprint' && { issued }) },
    ...(venue !== undefined && { venue }),
    ...(Object.keys(biblio).length > 0 && { biblio }),
    identifiers,
    ...relationsOf(
      fields.flatMap(({ tag, value }) => {
        const relation = RELATIONS.get(tag);
        return relation === undefined ? [] : [{ type: relation, text: value, pmid: /\bPMID: {0,3}(\d{1,9})/.exec(value)?.[1] }];
      }),
      publicationTypes,
      type === 'preprint',
    ),
    ...(keywords.length > 0 && { keywords }),
    ...(language !== undefined && { language }),
  };
}

type All = (tag: string) => string[];

function kindOf(type: SourceRecord['type']): 'repository' | 'journal' {
  return type === 'preprint' ? 'repository' : 'journal';
}

function identifiersOf(all: All): SourceRecord['identifiers'] {
  const pmid = /^\d+/.exec(all('PMID')[0] ?? '')?.[0];
  const pmcid = /^(?:PMC)?(\d+)/.exec(all('PMC')[0] ?? '')?.[1];
  const dois = [...all('LID'), ...all('AID')].flatMap((value) => {
    const doi = /^(?:doi: {0,3})?(10\.\d{4,9}\/\S+)/i.exec(value.slice(0, 1000))?.[1];
    return doi !== undefined && !/\[(?!doi\])\w{1,20}\]$/.test(value) ? [doi.replace(/\[doi\]$/, '')] : [];
  });
  return [
    ...(pmid === undefined ? [] : [{ scheme: 'pmid' as const, value: pmid }]),
    ...(pmcid === undefined ? [] : [{ scheme: 'pmcid' as const, value: `PMC${pmcid}` }]),
    ...[...new Set(dois)].map((value) => ({ scheme: 'doi' as const, value })),
  ];
}

function biblioOf(all: All): NonNullable<SourceRecord['biblio']> {
  const [volume] = all('VI');
  const [issue] = all('IP');
  const [publisher] = all('PB');
  const [series] = all('CTI');
  const item = all('LID').find((value) => value.endsWith('[pii]'));
  return {
    ...(volume !== undefined && { volume }),
    ...(issue !== undefined && { issue }),
    ...placeOf(all('PG')[0], item?.replace('[pii]', '').trim()),
    ...(publisher !== undefined && { publisher }),
    ...(series !== undefined && { series }),
  };
}

/** `2013 06 10` as `2013-06-10`; other dates as they are. */
function dateOf(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}( +\d{1,2}){0,2}$/.test(text) ? joinDate(text.split(/ +/)) : text;
}

/** Headings without their qualifiers, the main ones first; the text has no codes for them. */
function headings(values: readonly string[]): string[] {
  const names = values.map((value) => ({ name: value.split('/')[0]!, isMajor: value.includes('*') }));
  return [...names.filter(({ isMajor }) => isMajor), ...names.filter(({ isMajor }) => !isMajor)].map(({ name }) => name);
}

/** A structured abstract, which stands in one line: `BACKGROUND: … METHODS: …` */
function inParagraphs(text: string): string {
  return text.replace(/(?<=[.?!)]) (?=[A-Z][A-Z /&,-]{3,60}: \S)/g, '\n\n');
}

import { SourceError } from '../../errors.ts';
import type { Issue, SourceRecord } from '../../model/index.ts';
import type { Document } from '../format.ts';
import type { ParsedPage, RawPage } from '../source.ts';
import { checkXml, parseXml, textOf, withoutForbidden, type XmlNode } from '../xml.ts';
import { attributeOf, elementOf, elementsOf, textIn } from './nodes.ts';
import { toRecord } from './oai-record.ts';

/** Errors that only say that there is nothing: a result, and no fault. */
const NOTHING = /^(?:noRecordsMatch|idDoesNotExist)$/;
const LISTS = ['GetRecord', 'ListRecords'] as const;

/** If a document is an answer of arXiv's OAI interface, or of one that passes arXiv's records on. */
export function isOai({ root, head }: Document): boolean {
  return root === 'OAI-PMH' && /oai:arxiv\.org:|arxiv\.org\/oai/i.test(head);
}

/**
 * Read an answer of arXiv's OAI interface, to `GetRecord` or `ListRecords`, in the formats `arXiv`, `arXivRaw`, `arXivOld`
 * and `oai_dc`. A record that cannot be read is an issue; so are records that arXiv has deleted, and a list that goes on.
 * @throws SourceError if the document is broken, is no answer to these, or is an error other than that there is nothing
 * @see https://info.arxiv.org/help/oa/index.html
 */
export function parseOai(page: RawPage): ParsedPage {
  const body = withoutForbidden(page.body);
  const answer = readAnswer({ ...page, body });
  const issues: Issue[] = [];
  const tell = (severity: Issue['severity'], place: string, message: string, remedy: string, record?: string) =>
    issues.push({ severity, source: 'arxiv', place, ...(record === undefined ? {} : { record }), message, remedy });
  if (body.length < page.body.length)
    tell(
      'warning',
      page.place,
      'The answer holds control characters, which XML forbids. They were left out.',
      'Compare the titles and abstracts with arXiv’s pages.',
    );
  const missing = refusalOf(answer, page.place);
  if (missing !== undefined && missing !== '')
    tell('warning', page.place, `arXiv has no record of ${missing}.`, 'Check the number of the paper.', missing);
  const lists = LISTS.flatMap((name) => elementsOf(answer, name));
  const found = lists.flatMap((list) => elementsOf(list, 'record'));
  const records = new Map<string, SourceRecord>();
  for (const [index, node] of found.entries()) {
    const place = found.length === 1 ? page.place : `${page.place} record ${index + 1}`;
    const header = elementOf(node, 'header');
    const name = (textIn(header, 'identifier') ?? 'a record without an id').slice(0, 120);
    if (attributeOf(header, 'status') === 'deleted') {
      tell('warning', place, `arXiv has deleted the record of ${name}.`, 'Look at the paper’s page at arXiv.');
      continue;
    }
    const record = elementsOf(node, 'metadata')
      .map((metadata) => toRecord(metadata, header, place))
      .find((one) => one !== undefined);
    if (record !== undefined) records.set(record.id, record);
    else
      tell(
        'error',
        place,
        'The record is none of arXiv’s, or is in no format that is read.',
        'Ask for it with metadataPrefix=arXiv, arXivRaw or oai_dc.',
        name,
      );
  }
  if (lists.some((list) => textIn(list, 'resumptionToken') !== undefined) || textIn(answer, 'resumptionToken') !== undefined)
    tell('warning', page.place, 'The list goes on: it ends in a resumption token.', 'Save the pages that follow beside it.');
  return { records: [...records.values()], issues };
}

/** @throws Error naming what is wrong with a body that should be a whole answer of the OAI interface */
export function checkOai(body: string): void {
  checkXml(withoutForbidden(body), ['OAI-PMH']);
}

function readAnswer(page: RawPage): XmlNode {
  try {
    checkOai(page.body);
    const answer = elementOf(parseXml(page.body, []), 'OAI-PMH');
    return typeof answer === 'object' && answer !== null ? (answer as XmlNode) : {};
  } catch (error) {
    throw new SourceError(
      'arxiv',
      page.place,
      `The answer is not whole: ${(error as Error).message.replace(/\.$/, '')}.`,
      'Save or fetch it again; nothing was read from it.',
      { cause: error },
    );
  }
}

/**
 * The id for which there is nothing, or `''` where a list is empty; `undefined` if the answer is no error.
 * @throws SourceError for any other error
 */
function refusalOf(answer: XmlNode, place: string): string | undefined {
  const error = elementOf(answer, 'error');
  if (error === undefined) return undefined;
  const code = attributeOf(error, 'code') ?? 'no code';
  if (NOTHING.test(code)) return code === 'noRecordsMatch' ? '' : (attributeOf(elementOf(answer, 'request'), 'identifier') ?? 'the paper');
  const reason = (textOf(error) ?? '').trim().replace(/\s+/g, ' ').replace(/\.$/, '').slice(0, 300);
  throw new SourceError(
    'arxiv',
    place,
    `arXiv answered with an error: ${code}${reason === '' ? '' : `, ${reason}`}.`,
    'Ask for GetRecord or ListRecords with metadataPrefix=arXiv, arXivRaw or oai_dc.',
  );
}

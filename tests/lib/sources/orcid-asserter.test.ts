import { describe, expect, test } from 'vitest';
import { asserterOf } from '../../../src/lib/sources/orcid/asserter.ts';
import type { ItemSource } from '../../../src/lib/sources/orcid/schema.ts';

const OWN = '0000-0002-1825-0097';
const OTHER = '0000-0000-1234-5672';

/** The source of an item, as far as it is told. */
function item(parts: {
  orcid?: string;
  client?: string;
  name?: string;
  fromOrcid?: string;
  fromClient?: string;
  fromName?: string;
}): ItemSource {
  const party = (path: string | undefined) => (path === undefined ? null : { path });
  return {
    'source-orcid': party(parts.orcid),
    'source-client-id': party(parts.client),
    'source-name': parts.name,
    'assertion-origin-orcid': party(parts.fromOrcid),
    'assertion-origin-client-id': party(parts.fromClient),
    'assertion-origin-name': parts.fromName,
  };
}
const asserter = (parts: Parameters<typeof item>[0]) => asserterOf(OWN, item(parts));

describe('an item of a record', () => {
  test.each([
    ['typed by its owner', { orcid: OWN, name: 'Jane Doe' }],
    ['typed by somebody whom the owner trusts', { orcid: OTHER, name: 'John Public' }],
    [
      'put there by a system, whose origin is the owner',
      { client: 'APP-EXAMPLE', name: 'Example University', fromOrcid: OWN, fromName: 'Jane Doe' },
    ],
    ['put there by a system, whose origin is another person', { client: 'APP-EXAMPLE', name: 'Example University', fromOrcid: OTHER }],
    ['picked at Scopus', { client: '0000-0002-5982-8983', name: 'Scopus - Elsevier' }],
    ['picked at Scopus, which does not say so', { client: '0000-0002-5982-8983' }],
    ['picked with another system of Scopus', { client: 'APP-EXAMPLE', name: 'Scopus to ORCID' }],
    ['picked with the UberWizard', { client: '0000-0003-2174-0924', name: 'ÜberWizard for ORCID' }],
    ['picked at Crossref', { client: '0000-0002-3054-1567', name: 'Crossref Metadata Search' }],
    ['told by Crossref', { client: '0000-0001-9884-1913', name: 'Crossref' }],
    ['picked at DataCite', { client: '0000-0001-8099-6984', name: 'DataCite' }],
    ['picked at Europe PMC', { client: '0000-0002-9157-3431', name: 'Europe PubMed Central' }],
    ['picked at Europe PMC under its new name', { client: 'APP-EXAMPLE', name: 'Europe PMC' }],
    ['picked at ISNI', { client: '0000-0003-0412-1857', name: 'ISNI2ORCID search and link' }],
    ['picked at ResearcherID', { client: '0000-0003-1377-5676', name: 'ResearcherID' }],
    ['picked at Web of Science', { client: 'APP-EXAMPLE', name: 'Web of Science Researcher Profile Sync' }],
    ['picked at BASE', { client: 'APP-EXAMPLE', name: 'BASE - Bielefeld Academic Search Engine' }],
    ['picked at MLA', { client: 'APP-EXAMPLE', name: 'MLA International Bibliography' }],
    ['picked with some wizard', { client: 'APP-EXAMPLE', name: 'The Example Search & Link Wizard' }],
    [
      'picked with a wizard that acts for a university',
      { client: 'APP-EXAMPLE', name: 'Crossref', fromClient: 'APP-OTHER', fromName: 'Example University' },
    ],
    ['put there by a university for a wizard', { client: 'APP-EXAMPLE', name: 'Example University', fromClient: '0000-0002-5982-8983' }],
  ])('%s is the person’s word', (_, parts) => expect(asserter(parts)).toEqual({ kind: 'person' }));

  test.each([
    ['by its system', { client: 'APP-EXAMPLE', name: 'Example University' }, { name: 'Example University', id: 'APP-EXAMPLE' }],
    ['by a system without a name', { client: 'APP-EXAMPLE' }, { id: 'APP-EXAMPLE' }],
    ['by a client whose id looks like an iD', { client: OTHER, name: 'Example University' }, { name: 'Example University', id: OTHER }],
    [
      'by another system that acts for it',
      { client: 'APP-EXAMPLE', name: 'A System', fromClient: 'APP-OTHER', fromName: 'Example University' },
      { name: 'Example University', id: 'APP-OTHER' },
    ],
    [
      'by a system that names its owner too',
      { orcid: OTHER, client: 'APP-EXAMPLE', name: 'Example University' },
      { name: 'Example University', id: 'APP-EXAMPLE' },
    ],
    [
      'by one whose name begins like a wizard’s',
      { client: 'APP-EXAMPLE', name: 'Basel University' },
      { name: 'Basel University', id: 'APP-EXAMPLE' },
    ],
    [
      'by one whose name ends in loop',
      { client: 'APP-EXAMPLE', name: 'Institute of the Loop' },
      { name: 'Institute of the Loop', id: 'APP-EXAMPLE' },
    ],
  ])('put there by an organisation, %s, is its word', (_, parts, told) =>
    expect(asserter(parts)).toEqual({ kind: 'organisation', ...told }),
  );

  test.each([
    ['nobody', {}],
    ['a name alone', { name: 'Example University' }],
  ])('of which %s is told is nobody’s word', (_, parts) => expect(asserter(parts)).toBeUndefined());
  test('without a source is nobody’s word', () => expect(asserterOf(OWN, null)).toBeUndefined());
});

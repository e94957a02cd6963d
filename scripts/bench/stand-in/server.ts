import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NetworkSource } from '../../../src/lib/config.ts';
import { arxiv } from './arxiv.ts';
import { crossref } from './crossref.ts';
import { datacite } from './datacite.ts';
import { dblp } from './dblp.ts';
import { hal } from './hal.ts';
import { inspire } from './inspire.ts';
import { openalex } from './openalex.ts';
import { openreview } from './openreview.ts';
import { orcid } from './orcid.ts';
import type { Population } from './population.ts';
import type { Stand } from './provider.ts';
import { pubmed } from './pubmed.ts';
import { ror } from './ror.ts';
import { semanticscholar } from './semanticscholar.ts';
import { zenodo } from './zenodo.ts';

/** Where each provider's interface is, without https; what two addresses serve is told apart by the path behind them. */
const STANDS: readonly (readonly [base: string, source: NetworkSource, stand: Stand])[] = [
  ['pub.orcid.org/v3.0', 'orcid', orcid],
  ['inspirehep.net/api', 'inspire', inspire],
  ['dblp.org', 'dblp', dblp],
  ['arxiv.org', 'arxiv', arxiv],
  ['export.arxiv.org', 'arxiv', arxiv],
  ['api.openalex.org', 'openalex', openalex],
  ['api.archives-ouvertes.fr', 'hal', hal],
  ['api.crossref.org', 'crossref', crossref],
  ['api.datacite.org', 'datacite', datacite],
  ['eutils.ncbi.nlm.nih.gov/entrez/eutils', 'pubmed', pubmed],
  ['zenodo.org/api', 'zenodo', zenodo],
  ['api.semanticscholar.org/graph/v1', 'semanticscholar', semanticscholar],
  ['api2.openreview.net', 'openreview', openreview],
  ['api.openreview.net', 'openreview', () => () => JSON.stringify({ notes: [], count: 0 })],
  ['api.ror.org', 'ror', ror],
];

/** A question that came. */
export interface Asked {
  source: NetworkSource;
  /** Method, address behind that of this machine, and what was posted. */
  question: string;
}

/** All providers at once, on this machine. */
export interface StandIn {
  origin: string;
  /** Every question since the last time that it was emptied. */
  asked: Asked[];
  /** Where the config is to look for each source. */
  addresses: ReadonlyMap<NetworkSource, string>;
  close(): Promise<void>;
}

/** Serve a population as all providers would; each is below its own name: `http://127.0.0.1:1234/api.crossref.org/works`. */
export async function startStandIn(population: Population): Promise<StandIn> {
  const providers = STANDS.map(([base, source, stand]) => ({ base: `/${base}`, source, provide: stand(population) }));
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
      const found = providers.find(({ base }) => pathname.startsWith(`${base}/`));
      if (found === undefined) {
        response.writeHead(404).end();
        return;
      }
      const path = pathname.slice(found.base.length);
      const body = Buffer.concat(chunks).toString('utf8');
      asked.push({ source: found.source, question: `${request.method} ${pathname}${search} ${body}`.trim() });
      const answer = found.provide({ path, query: searchParams, body });
      response.writeHead(answer === undefined ? 404 : 200).end(answer ?? '');
    });
  });
  // A clock that is set to tomorrow is not to be held against the date of an answer.
  server.on('request', (_request, response) => (response.sendDate = false));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    asked,
    addresses: new Map(STANDS.toReversed().map(([base, source]) => [source, `${origin}/${base}`])),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

import type { SourceKind } from '../source.ts';
import { fetchInstitutions, ROR } from './fetch.ts';
import { isRor, parseRorPage } from './parse.ts';

/** The Research Organization Registry: names of institutions. It knows no people and no works. */
export const ror: SourceKind = {
  name: 'ror',
  create({ baseUrl = ROR, key }) {
    const address = { baseUrl, ...(key === undefined ? {} : { key }) };
    return {
      name: 'ror',
      canAsk: () => false,
      fetchPages: async function* () {},
      fetchInstitutions: (rors, effects) => fetchInstitutions(rors, effects, address),
      parsePage: parseRorPage,
    };
  },
  formats: [{ name: 'ror-json', fits: ({ json }) => isRor(json), parse: parseRorPage }],
};

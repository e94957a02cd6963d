import type { Format } from '../../format.ts';
import { parseRis } from './parse.ts';

/** The tagged format of reference managers and publishers. */
export const ris: Format = {
  name: 'ris',
  fits: ({ extension, head }) => !/^[<[{]/.test(head) && (extension === 'ris' || /^[ \t\uFEFF]{0,3}TY[ \t]{1,3}-/m.test(head)),
  parse: parseRis,
};

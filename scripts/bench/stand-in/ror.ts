import type { Stand } from './provider.ts';

/** The Research Organization Registry: institutions one by one. @see https://ror.readme.io/docs/rest-api */
export const ror: Stand =
  ({ institutions }) =>
  ({ path }) => {
    const found = institutions.find(({ ror: id, registered }) => registered && path === `/v2/organizations/${id.split('/').at(-1)}`);
    if (found === undefined) return undefined;
    return JSON.stringify({
      id: found.ror,
      status: 'active',
      types: ['education'],
      names: [{ value: found.name, types: ['ror_display', 'label'] }],
      locations: [{ geonames_details: { country_code: 'NL' } }],
    });
  };

import { fold } from '../normalize/index.ts';

/** What is read from a submission; everything else in an export is passed over. */
export const FIELDS = ['author', 'page', 'action', 'homePage', 'orcid', 'id', 'moment', 'email', 'respondent'] as const;
export type Field = (typeof FIELDS)[number];
/** The values of a submission that are not empty. All of them come from a stranger. */
export type Fields = { [field in Field]?: string };
/** The host's own names of fields, from `forms` in the site's settings. */
export type FieldNames = Partial<Record<'author' | 'page' | 'action', readonly string[]>>;

/** Headings without accents, blanks and punctuation, the surest first. */
const ALIASES: Readonly<Record<Field, readonly string[]>> = {
  author: ['authorid', 'authorslug', 'author', 'slug', 'autor', 'autorin', 'auteur', 'autore', 'auteure', 'autora'],
  page: [
    ...['profilepage', 'profileurl', 'pageurl', 'page', 'profile', 'profilelink', 'pageaddress', 'addressofthepage', 'authorpage'],
    ...['profilseite', 'profil', 'pagedeprofil', 'pageduprofil', 'paginadeperfil', 'paginadelperfil', 'perfil', 'paginadelprofilo'],
  ],
  action: ['action', 'request', 'whatyouaskfor', 'whatdoyouaskfor', 'requesttype', 'typeofrequest'],
  homePage: ['homepage', 'yourhomepage', 'homepageurl', 'website', 'yourwebsite', 'personalpage', 'personalwebsite'],
  orcid: ['orcidid', 'orcid', 'yourorcidid', 'yourorcid', 'whatisyourorcidid', 'whatisyourorcid'],
  id: ['submissionid', 'responseid', 'recordid', '#', 'id'],
  moment: [
    ...['timestamp', 'submittedat', 'submitdateutc', 'submitdate', 'completiontime', 'createdat', 'createdtime', 'created'],
    ...['submissiondate', 'datetime', 'date'],
    ...['zeitstempel', 'fertigstellungszeit', 'horodateur', 'heuredefin', 'marcatemporal', 'horadefinalizacion'],
    ...['startdateutc', 'startdate', 'starttime', 'startzeit', 'heurededebut', 'horadeinicio'],
  ],
  email: [
    ...['emailaddress', 'email', 'youremailaddress', 'youremail', 'replyto', 'mail', 'username'],
    ...['emailadresse', 'nutzername', 'adresseemail', 'adressedemessagerie', 'courriel', 'nomdutilisateur'],
    ...['direcciondecorreoelectronico', 'correoelectronico', 'correo', 'nombredeusuario'],
  ],
  respondent: ['respondentid', 'networkid', 'respondent', 'userid'],
};

/** Which column, by number, holds a field: the surest first. */
export type Columns = ReadonlyMap<Field, readonly number[]>;

/**
 * Tell the columns of an export by their headings, in whatever spelling: `Author ID`, `author-id`, `Author ID (filled in for you)`.
 * @param names of the host's own, which go before all others
 */
export function findColumns(headings: readonly string[], names: FieldNames): Columns {
  const keys = headings.map((heading) => [keyOf(heading), keyOf(heading.replace(/\([^()]*\)\s*[*:]?$/, ''))]);
  return new Map(
    FIELDS.map((field) => {
      const own = field === 'author' || field === 'page' || field === 'action' ? (names[field] ?? []).map(keyOf) : [];
      const wanted = [...own, ...ALIASES[field]];
      const found = wanted.flatMap((alias) => keys.flatMap((key, index) => (key.includes(alias) ? [index] : [])));
      return [field, [...new Set(found)]];
    }),
  );
}

/** The fields of a row: of several columns for one, the first that is not empty. */
export function pickFields(cells: readonly string[], columns: Columns): Fields {
  const fields: Fields = {};
  for (const [field, indexes] of columns) {
    const value = indexes.map((index) => cells[index] ?? '').find((cell) => cell !== '');
    if (value !== undefined) fields[field] = value;
  }
  return fields;
}

function keyOf(heading: string): string {
  return heading.trim() === '#' ? '#' : fold(heading.slice(0, 200));
}

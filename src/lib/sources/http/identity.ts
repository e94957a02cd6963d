import { ConfigError } from '../../errors.ts';

const VERSION = '0.1.0';

/** Who asks. */
export interface Identity {
  /** Address of the site or its repository, told to sources. */
  project: string;
  /** E-mail address of the host, told to sources. */
  contact?: string;
  /** Ask without a contact address. */
  anonymous?: boolean;
}

/** Who asks: the project, its address, and how to reach the host. */
export function userAgent({ project, contact }: Pick<Identity, 'project' | 'contact'>): string {
  return `Peerpage/${VERSION} (+${project}${contact === undefined ? '' : `; mailto:${contact}`})`;
}

/** @throws ConfigError if there is no contact address and none may be missing, or if it is none */
export function checkContact({ contact, anonymous }: Identity): void {
  if (contact === undefined && anonymous !== true)
    throw new ConfigError(
      'PEERPAGE_CONTACT',
      'Sources ask who is calling, and no contact address is set.',
      'Put it before the command: PEERPAGE_CONTACT=you@example.org npm run … Or add -- --anonymous after it.',
    );
  if (contact !== undefined && !/^[^\s@<>(),;]+@[^\s@<>(),;]+$/.test(contact))
    throw new ConfigError('PEERPAGE_CONTACT', 'It is not an e-mail address.', 'Set it to one, such as you@example.org.');
}

import type { Http } from '../sources/http/http.ts';
import type { Pages } from '../verify/index.ts';
import type { Logger, Source } from '../sources/source.ts';
import type { FileSystem } from './disk.ts';

/** What a harvest is told. */
export interface HarvestOptions {
  /** Folder of the content: `src/content`. */
  content: string;
  /** Folder of lock, cache and reports: `.peerpage`. */
  state: string;
  /** Folder with the authors' files instead of `<content>/sources`. */
  from?: string;
  /** Ask network sources about these authors only; for the others the last good answers count. */
  authors?: readonly string[];
  /** Ask these sources only. */
  sources?: readonly string[];
  /** Authors whose works may shrink or grow much. */
  accept?: readonly string[];
  dryRun?: boolean;
  /** Root address of the site, `https://people.example.org/base/`; without it no page can be told to link to a profile. */
  site?: string;
  /** Answers are those that are kept, so nothing counts as looked at today. */
  offline?: boolean;
  /** Whatever is not fresh makes the run fail, however young its last good data. */
  strict?: boolean;
}

/** What a harvest touches. */
export interface HarvestEffects {
  sources: readonly Source[];
  http: Http;
  /** Reads home pages; without it none is looked at. */
  pages?: Pages;
  fs: FileSystem;
  logger: Logger;
  /** Today, ISO. */
  day: string;
}

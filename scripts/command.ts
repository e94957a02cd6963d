import type { ParseArgsConfig } from 'node:util';
import { tellFailure } from './failure.ts';
import { readFlags } from './flags.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

const HELP_FLAG = { help: { type: 'boolean', short: 'h' } } as const;

/** A command of `npm run`, whatever it does. */
export interface Command<Flags extends Options> {
  /** Its name in `npm run`. */
  name: string;
  help: string;
  flags: Flags;
  /** It takes flags only. */
  flagsOnly?: boolean;
  /** How to run it again, in a sentence (`harvest again`), if it writes. */
  again?: string;
}

/** What a command was called with. */
export type Call<Flags extends Options> = ReturnType<typeof readFlags<Flags>>;

/**
 * Run a command: read its flags, print its help if that was asked for, and tell a failure in a sentence.
 * @param run does the work and returns the exit code
 */
export async function runCommand<const Flags extends Options>(
  { name, help, flags, flagsOnly = false, again }: Command<Flags>,
  run: (call: Call<Flags>) => Promise<number>,
): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    // Whoever reads has seen enough, as `head` has after ten lines. What is being written is written to its end.
    if (again === undefined) process.exit(0);
  });
  try {
    const { values, positionals } = readFlags(name, { ...flags, ...HELP_FLAG } as Flags & typeof HELP_FLAG, flagsOnly);
    if ('help' in values) console.log(help);
    else process.exitCode = await run({ values, positionals } as Call<Flags>);
  } catch (error) {
    process.exitCode = tellFailure(error, again);
  }
}

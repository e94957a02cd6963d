import { fold } from '../normalize/index.ts';

/** What a submission can ask for. */
export const ACTIONS = ['claim', 'remove', 'correct', 'withdraw', 'follow', 'unfollow'] as const;
export type Action = (typeof ACTIONS)[number];

/** First words of an answer, folded, and what they ask for. */
const WORDS: Readonly<Record<Action, readonly string[]>> = {
  claim: ['claim', 'claims', 'confirm'],
  remove: ['remove', 'removal', 'delete', 'optout'],
  correct: ['correct', 'correction', 'corrections'],
  withdraw: ['withdraw', 'withdrawal', 'unclaim'],
  follow: ['follow', 'follows', 'subscribe'],
  unfollow: ['unfollow', 'unsubscribe'],
};

/** Read what a field asks for from its first word: `claim`, `Remove my page`. */
export function parseAction(text: string): Action | undefined {
  const first = fold(
    text
      .slice(0, 100)
      .trim()
      .split(/[\s:,.;]+/, 1)[0] ?? '',
  );
  return ACTIONS.find((action) => WORDS[action].includes(first));
}

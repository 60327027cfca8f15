import { requestToken } from '../issuer-token.ts';
import { runningState } from '../running.ts';
import { playStory } from './story.ts';

/** Plays the story against the running Touiza, over HTTP, as the people in it. */
const { api, issuer } = await runningState();
const tokenFor = (account: string) => requestToken(issuer, account);
await playStory(
  { api, tokenFor },
  {
    print: (line) => {
      console.log(line);
    },
  },
);

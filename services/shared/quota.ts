/** How often one asker may ask for something costly or guessable: a person, or an address where nobody is signed in. */
export interface Quota {
  readonly times: number;
  readonly seconds: number;
}

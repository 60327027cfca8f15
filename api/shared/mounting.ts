import type { Router } from 'express';
import type { CommandDoor } from './commanding.ts';
import type { Edge } from './edge.ts';

type Method = 'get' | 'post' | 'put';

/** A route with its types forgotten, ready to mount and to document. */
export interface Route {
  /** Its operation's name. */
  readonly name: string;
  readonly method: Method;
  readonly path: string;
  /** Asked without a sign-in. */
  readonly isPublic: boolean;
  readonly operation: object;
  readonly mount: (router: Router, edge: Edge) => void;
  /** A command of JSON can be asked for in bulk, too. */
  readonly command?: CommandDoor;
}

import { REGION } from '../../model/ids';
import type { Findings } from './findings';
import type { Call, Place, Settled, TemplateNode } from './template-node';

/** What the functions of a template find things in. */
export interface Scope {
  readonly findings: Findings;
  /** What `Ref` of a name stands for; undefined where nothing is called so. */
  ref: (name: string, at: Site) => Settled | undefined;
  /** What `GetAtt` stands for; undefined where no resource is called so. */
  attribute: (resource: string, attribute: string, at: Site) => Settled | undefined;
  /** What a condition by name comes to; undefined where none is called so. */
  condition: (name: string, at: Site) => boolean | undefined;
  mapping: (name: string) => TemplateNode | undefined;
  /** Counts characters and values made: a small file may ask for endless ones. */
  spend: (amount: number) => void;
  /** A value of another stack, by the name that it is exported under. */
  imported: (name: string, at: Site) => Settled;
}

/** Where in the file a function is called. */
export interface Site {
  readonly path: string;
  readonly place: Place;
}

/** The zones that a template can count on: those that the sandbox has. */
export const ZONES: readonly string[] = ['a', 'b', 'c'].map((letter) => REGION + letter);

/** What a function of a template works with. */
export interface Evaluation {
  readonly scope: Scope;
  /** A part with its functions worked out. */
  settle: (node: TemplateNode, path: string) => Settled;
  /** One text out of a part; empty for what has none. */
  text: (node: TemplateNode, path: string) => string;
  /** Says why a call came to nothing. */
  fault: (call: Call, path: string, message: string) => Settled;
}

import type { LintFinding as AdvisorFinding } from '../content/evaluate-lint';
import type { Finding } from '../formats/import-result';

/** One thing that lint has to say. */
export interface LintFinding extends Partial<
  Pick<AdvisorFinding, 'title' | 'why' | 'docs' | 'lesson' | 'byHand' | 'fix'>
> {
  /**
   * `unreadable`: nothing can be made of the file; `import`: what an importer says; `refused`: an
   * operation that the door does not take; `not-steady`: a service that does not come to rest;
   * `explained`: what "Why?" finds wrong although everything runs; else the id of a rule of the
   * advisor, whose findings have a title, a why, AWS's page, and a fix or null.
   */
  rule: string;
  severity: Finding['severity'] | AdvisorFinding['severity'];
  /** `service demo/web`, `target group web`; empty where it is about the file. */
  resource: string;
  message: string;
  /** The place in the file; empty where it is about what the file makes. */
  path: string;
  line?: number;
}

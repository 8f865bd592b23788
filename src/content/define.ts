/** Headings under which scenarios are offered, in this order. */
export const SCENARIO_GROUPS = [
  'First steps',
  'Rolling updates',
  'Blue/green and canary',
  'CodeDeploy and task sets',
  'Routing and health',
  'Instances and capacity',
  'Containers',
  'Roles and images',
  'Networks',
  'Storage',
  'Auto scaling',
  'Calls between services',
  'Lost afternoons',
] as const;

export type ScenarioGroup = (typeof SCENARIO_GROUPS)[number];

/**
 * A sandbox to begin with, written in the command language: where a lesson starts, a template of
 * the empty canvas, a test. Opening one runs the script from time 0, its waits in no time at all.
 * One about a deployment ends with the command that begins it: whoever opens it watches it all.
 */
export interface Scenario {
  /** Kebab-case; the file is called by it. */
  readonly id: string;
  readonly title: string;
  /** Two or three short sentences: what there is, what is to be watched, what to try. */
  readonly summary: string;
  /** The heading it stands under: the first one unless said otherwise. */
  readonly group?: ScenarioGroup;
  readonly seed: number;
  /** Lines of `aws …`, as `sim script` reads them; `#   aws …` are commands to try next. */
  readonly script: string;
}

/** Gives a scenario its type where it is written. */
export const defineScenario = (scenario: Scenario): Scenario => scenario;

import type { Scenario } from './define';
import { roundRobinVsLeastOutstanding } from './scenarios/round-robin-vs-least-outstanding.scenario';
import { shortGracePeriod } from './scenarios/short-grace-period.scenario';
import { webBehindAnAlb } from './scenarios/web-behind-an-alb.scenario';

/** Every scenario, in the order in which they are offered. */
export const SCENARIOS: readonly Scenario[] = [
  webBehindAnAlb,
  roundRobinVsLeastOutstanding,
  shortGracePeriod,
];

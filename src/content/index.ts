import type { Scenario } from './define';
import { badGatewayOnStop } from './scenarios/502-on-stop.scenario';
import { blueGreenFailingTest } from './scenarios/blue-green-failing-test.scenario';
import { blueGreenWithTestListener } from './scenarios/blue-green-with-test-listener.scenario';
import { breakerAtStart } from './scenarios/breaker-at-start.scenario';
import { breakerOnHealthChecks } from './scenarios/breaker-on-health-checks.scenario';
import { canaryCaughtByAlarm } from './scenarios/canary-caught-by-alarm.scenario';
import { canaryFaultUnderFullLoad } from './scenarios/canary-fault-under-full-load.scenario';
import { codedeployCanary } from './scenarios/codedeploy-canary.scenario';
import { drainTooLong } from './scenarios/drain-too-long.scenario';
import { drainTooShort } from './scenarios/drain-too-short.scenario';
import { efsBehindAClosedDoor } from './scenarios/efs-behind-a-closed-door.scenario';
import { exitsWithoutTrippingBreaker } from './scenarios/exits-without-tripping-breaker.scenario';
import { externalTaskSets } from './scenarios/external-task-sets.scenario';
import { healthCheckDomino } from './scenarios/health-check-domino.scenario';
import { linear10Percent } from './scenarios/linear-10-percent.scenario';
import { newDeploymentDuringOne } from './scenarios/new-deployment-during-one.scenario';
import { pauseHookByHand } from './scenarios/pause-hook-by-hand.scenario';
import { rollbackAfterPortMoved } from './scenarios/rollback-after-port-moved.scenario';
import { rollingBadBuild } from './scenarios/rolling-bad-build.scenario';
import { rollingGood } from './scenarios/rolling-good.scenario';
import { rollingStuckByPercentages } from './scenarios/rolling-stuck-by-percentages.scenario';
import { roundRobinVsLeastOutstanding } from './scenarios/round-robin-vs-least-outstanding.scenario';
import { scaleInWaits } from './scenarios/scale-in-waits.scenario';
import { shortGracePeriod } from './scenarios/short-grace-period.scenario';
import { slowStartVoidInDeployment } from './scenarios/slow-start-void-in-deployment.scenario';
import { smallCanaryLooksSlow } from './scenarios/small-canary-looks-slow.scenario';
import { stickyClientDuringCanary } from './scenarios/sticky-client-during-canary.scenario';
import { targetTrackingRidesARamp } from './scenarios/target-tracking-rides-a-ramp.scenario';
import { webBehindAnAlb } from './scenarios/web-behind-an-alb.scenario';
import { whoSeesWhoseFiles } from './scenarios/who-sees-whose-files.scenario';

/** Every scenario, in the order in which they are offered under their headings. */
export const SCENARIOS: readonly Scenario[] = [
  webBehindAnAlb,

  rollingGood,
  rollingBadBuild,

  breakerAtStart,
  breakerOnHealthChecks,

  blueGreenWithTestListener,
  pauseHookByHand,
  blueGreenFailingTest,
  canaryCaughtByAlarm,
  canaryFaultUnderFullLoad,
  linear10Percent,
  newDeploymentDuringOne,

  codedeployCanary,
  externalTaskSets,

  roundRobinVsLeastOutstanding,
  stickyClientDuringCanary,

  whoSeesWhoseFiles,

  targetTrackingRidesARamp,
  scaleInWaits,

  rollingStuckByPercentages,
  shortGracePeriod,
  drainTooShort,
  drainTooLong,
  badGatewayOnStop,
  healthCheckDomino,
  exitsWithoutTrippingBreaker,
  slowStartVoidInDeployment,
  smallCanaryLooksSlow,
  rollbackAfterPortMoved,
  efsBehindAClosedDoor,
];

import type { Scenario } from './define';
import { badGatewayOnStop } from './scenarios/502-on-stop.scenario';
import { agentOutOfReach } from './scenarios/agent-out-of-reach.scenario';
import { aheadOfTheRush } from './scenarios/ahead-of-the-rush.scenario';
import { blueGreenFailingTest } from './scenarios/blue-green-failing-test.scenario';
import { blueGreenWithTestListener } from './scenarios/blue-green-with-test-listener.scenario';
import { breakerAtStart } from './scenarios/breaker-at-start.scenario';
import { breakerOnHealthChecks } from './scenarios/breaker-on-health-checks.scenario';
import { canaryCaughtByAlarm } from './scenarios/canary-caught-by-alarm.scenario';
import { canaryFaultUnderFullLoad } from './scenarios/canary-fault-under-full-load.scenario';
import { checkedOnTheWrongPath } from './scenarios/checked-on-the-wrong-path.scenario';
import { codedeployCanary } from './scenarios/codedeploy-canary.scenario';
import { cpuFitsNowhere } from './scenarios/cpu-fits-nowhere.scenario';
import { drainAnInstance } from './scenarios/drain-an-instance.scenario';
import { drainTooLong } from './scenarios/drain-too-long.scenario';
import { drainTooShort } from './scenarios/drain-too-short.scenario';
import { ebsWithoutARole } from './scenarios/ebs-without-a-role.scenario';
import { efsBehindAClosedDoor } from './scenarios/efs-behind-a-closed-door.scenario';
import { envoySidecar } from './scenarios/envoy-sidecar.scenario';
import { exitsWithoutTrippingBreaker } from './scenarios/exits-without-tripping-breaker.scenario';
import { externalTaskSets } from './scenarios/external-task-sets.scenario';
import { healthCheckDomino } from './scenarios/health-check-domino.scenario';
import { linear10Percent } from './scenarios/linear-10-percent.scenario';
import { logGroupMissing } from './scenarios/log-group-missing.scenario';
import { mayNotPull } from './scenarios/may-not-pull.scenario';
import { multiService } from './scenarios/multi-service.scenario';
import { neverHealthyDependency } from './scenarios/never-healthy-dependency.scenario';
import { newDeploymentDuringOne } from './scenarios/new-deployment-during-one.scenario';
import { noInterfaceLeft } from './scenarios/no-interface-left.scenario';
import { noSessionForExec } from './scenarios/no-session-for-exec.scenario';
import { noWayToTheRegistry } from './scenarios/no-way-to-the-registry.scenario';
import { oneBadHost } from './scenarios/one-bad-host.scenario';
import { outOfMemory } from './scenarios/out-of-memory.scenario';
import { pauseHookByHand } from './scenarios/pause-hook-by-hand.scenario';
import { portsRunOut } from './scenarios/ports-run-out.scenario';
import { restartInPlace } from './scenarios/restart-in-place.scenario';
import { rollbackAfterPortMoved } from './scenarios/rollback-after-port-moved.scenario';
import { rollingBadBuild } from './scenarios/rolling-bad-build.scenario';
import { rollingGood } from './scenarios/rolling-good.scenario';
import { rollingStuckByPercentages } from './scenarios/rolling-stuck-by-percentages.scenario';
import { roundRobinVsLeastOutstanding } from './scenarios/round-robin-vs-least-outstanding.scenario';
import { scaleInWaits } from './scenarios/scale-in-waits.scenario';
import { secretOutOfReach } from './scenarios/secret-out-of-reach.scenario';
import { shortGracePeriod } from './scenarios/short-grace-period.scenario';
import { sidecarTakesAllAlong } from './scenarios/sidecar-takes-all-along.scenario';
import { slowStartVoidInDeployment } from './scenarios/slow-start-void-in-deployment.scenario';
import { smallCanaryLooksSlow } from './scenarios/small-canary-looks-slow.scenario';
import { spotIsTakenBack } from './scenarios/spot-is-taken-back.scenario';
import { stepsByAlarm } from './scenarios/steps-by-alarm.scenario';
import { stickyClientDuringCanary } from './scenarios/sticky-client-during-canary.scenario';
import { subnetFull } from './scenarios/subnet-full.scenario';
import { tagNeverPushed } from './scenarios/tag-never-pushed.scenario';
import { targetTrackingRidesARamp } from './scenarios/target-tracking-rides-a-ramp.scenario';
import { tasksLockedOut } from './scenarios/tasks-locked-out.scenario';
import { waitingForAnInstance } from './scenarios/waiting-for-an-instance.scenario';
import { webBehindAnAlb } from './scenarios/web-behind-an-alb.scenario';
import { whoSeesWhoseFiles } from './scenarios/who-sees-whose-files.scenario';
import { zoneGoesDark } from './scenarios/zone-goes-dark.scenario';

/** Every scenario, in the order in which they are offered under their headings. */
export const SCENARIOS: readonly Scenario[] = [
  webBehindAnAlb,
  envoySidecar,
  multiService,

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
  checkedOnTheWrongPath,

  portsRunOut,
  noInterfaceLeft,
  cpuFitsNowhere,
  waitingForAnInstance,
  drainAnInstance,
  agentOutOfReach,
  spotIsTakenBack,
  zoneGoesDark,

  sidecarTakesAllAlong,
  neverHealthyDependency,
  outOfMemory,
  restartInPlace,

  tagNeverPushed,
  mayNotPull,
  secretOutOfReach,
  logGroupMissing,
  noSessionForExec,

  noWayToTheRegistry,
  subnetFull,
  tasksLockedOut,

  whoSeesWhoseFiles,
  efsBehindAClosedDoor,
  ebsWithoutARole,

  targetTrackingRidesARamp,
  scaleInWaits,
  stepsByAlarm,
  aheadOfTheRush,

  oneBadHost,

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
];

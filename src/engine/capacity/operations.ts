/**
 * What handlers may ask of EC2 instances. Input has been checked by then: these decide and do, they
 * never refuse.
 */
export { agentConfiguration, userDataOf, UserDataError } from './agent';
export { launchInstance, USUAL_AMI, type InstanceSpec } from './launch-instance';
export {
  activateInstance,
  bringUpInstances,
  deregisterInstance,
  drainInstance,
  startInstance,
  stopInstance,
  terminateInstance,
} from './instance-lifecycle';

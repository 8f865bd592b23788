import type { Task } from '../../model/task';
import type { StartCheck } from '../control-plane/start-fault';
import { TIMINGS } from '../timings';

/**
 * NET-2: a task whose subnet had no address left for its interface fails in PROVISIONING. ECS does
 * not try another subnet.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/failed-to-start-error.html
 */
export const addressCheck: StartCheck = (_ctx, task) =>
  task.securityGroups !== undefined && task.privateIp === ''
    ? { after: TIMINGS.noFreeAddress, reason: noFreeAddress(task) }
    : undefined;

const noFreeAddress = ({ publicIp, subnetId }: Task): string =>
  'Unexpected EC2 error while attempting to Create Network Interface with public IP assignment ' +
  `${publicIp === undefined ? 'disabled' : 'enabled'} in subnet '${subnetId}': ` +
  'InsufficientFreeAddressesInSubnet';

import type { Task, TaskStatus } from '../../../../model/task';
import { attachmentId, macAddress, networkInterfaceId } from './invented-ids';

/** How far the interface is, by the task's state; ATTACHED in all others. */
const STATUSES: Partial<Record<TaskStatus, string>> = {
  PROVISIONING: 'PRECREATED',
  PENDING: 'ATTACHING',
  DEPROVISIONING: 'DETACHING',
  STOPPED: 'DELETED',
};

/**
 * The elastic network interface of an awsvpc task, and how far it is. Of one that never came to be
 * only the subnet is known.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Attachment.html
 */
export function interfaceAttachment(task: Task): object {
  const status = STATUSES[task.lastStatus] ?? 'ATTACHED';
  const subnet = { name: 'subnetId', value: task.subnetId };
  const details = [
    subnet,
    { name: 'networkInterfaceId', value: networkInterfaceId(task.id) },
    { name: 'macAddress', value: macAddress(task.id) },
    { name: 'privateDnsName', value: `ip-${task.privateIp.replaceAll('.', '-')}.ec2.internal` },
    { name: 'privateIPv4Address', value: task.privateIp },
  ];
  const isThere = task.privateIp !== '' && status !== 'PRECREATED';
  return {
    id: attachmentId(task.id),
    type: 'ElasticNetworkInterface',
    status,
    details: isThere ? details : [subnet],
  };
}

/** The interface as a container shows it: that of its task, once there is one. */
export const containerInterfaces = (task: Task): object[] =>
  task.securityGroups !== undefined && task.privateIp !== '' && task.lastStatus !== 'PROVISIONING'
    ? [{ attachmentId: attachmentId(task.id), privateIpv4Address: task.privateIp }]
    : [];

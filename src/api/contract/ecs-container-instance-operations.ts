import * as instances from './ecs-container-instances';
import { changes, type Pages, shows } from './operation';

const ecsPages = (resultKey: string): Pages => ({
  resultKey,
  limitKey: 'maxResults',
  tokenKey: 'nextToken',
  nextTokenKey: 'nextToken',
});

/** ECS's operations on container instances, and the account's settings. */
export const ECS_CONTAINER_INSTANCE_OPERATIONS = {
  'ECS.DescribeContainerInstances': shows(
    instances.describeContainerInstances,
    'Describes container instances with what is free on them.',
  ),
  'ECS.ListContainerInstances': shows(
    instances.listContainerInstances,
    'Lists the ARNs of a cluster’s container instances.',
    ecsPages('containerInstanceArns'),
  ),
  'ECS.UpdateContainerInstancesState': changes(
    instances.updateContainerInstancesState,
    'Drains container instances, or makes them take tasks again.',
  ),
  'ECS.DeregisterContainerInstance': changes(
    instances.deregisterContainerInstance,
    'Removes a container instance from its cluster; the EC2 instance runs on.',
  ),
  'ECS.PutAttributes': changes(
    instances.putAttributes,
    'Gives container instances attributes, or other values of them.',
  ),
  'ECS.DeleteAttributes': changes(
    instances.deleteAttributes,
    'Takes attributes from container instances.',
  ),
  'ECS.ListAttributes': shows(
    instances.listAttributes,
    'Lists attributes of a cluster’s container instances.',
    ecsPages('attributes'),
  ),
  'ECS.StartTask': changes(
    instances.startTask,
    'Starts a task on each of the container instances named, past the scheduler.',
  ),
  'ECS.PutAccountSetting': changes(
    instances.putAccountSetting,
    'Changes an account setting, awsvpcTrunking for one.',
  ),
  'ECS.PutAccountSettingDefault': changes(
    instances.putAccountSettingDefault,
    'Changes an account setting for everybody who has no other.',
  ),
  'ECS.DeleteAccountSetting': changes(
    instances.deleteAccountSetting,
    'Gives an account setting its default value again.',
  ),
  'ECS.ListAccountSettings': shows(
    instances.listAccountSettings,
    'Lists account settings.',
    ecsPages('settings'),
  ),
} as const;

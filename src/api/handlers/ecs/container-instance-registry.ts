import { deleteAccountSetting } from './delete-account-setting';
import { deleteAttributes } from './delete-attributes';
import { deregisterContainerInstance } from './deregister-container-instance';
import { describeContainerInstances } from './describe-container-instances';
import { listAccountSettings } from './list-account-settings';
import { listAttributes } from './list-attributes';
import { listContainerInstances } from './list-container-instances';
import { putAccountSetting, putAccountSettingDefault } from './put-account-setting';
import { putAttributes } from './put-attributes';
import { startTask } from './start-task';
import { updateContainerInstancesState } from './update-container-instances-state';

/** Who carries out ECS's operations on container instances and account settings. */
export const ECS_CONTAINER_INSTANCE_HANDLERS = {
  'ECS.DescribeContainerInstances': describeContainerInstances,
  'ECS.ListContainerInstances': listContainerInstances,
  'ECS.UpdateContainerInstancesState': updateContainerInstancesState,
  'ECS.DeregisterContainerInstance': deregisterContainerInstance,
  'ECS.PutAttributes': putAttributes,
  'ECS.DeleteAttributes': deleteAttributes,
  'ECS.ListAttributes': listAttributes,
  'ECS.StartTask': startTask,
  'ECS.PutAccountSetting': putAccountSetting,
  'ECS.PutAccountSettingDefault': putAccountSettingDefault,
  'ECS.DeleteAccountSetting': deleteAccountSetting,
  'ECS.ListAccountSettings': listAccountSettings,
} as const;

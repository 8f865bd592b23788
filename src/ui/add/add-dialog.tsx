import type { ReactElement } from 'react';
import type { ComponentId } from '../palette/components';
import { useView } from '../sandbox-context';
import { AddAlarm } from './add-alarm';
import type { AddProps } from './add-card';
import { AddCapacityProvider } from './add-capacity-provider';
import { AddCluster } from './add-cluster';
import { AddFault } from './add-fault';
import { AddFileSystem } from './add-file-system';
import { AddInstance } from './add-instance';
import { AddLoadBalancer } from './add-load-balancer';
import { AddRule } from './add-rule';
import { AddService } from './add-service';
import { AddTargetGroup } from './add-target-group';
import { AddTask } from './add-task';
import { AddTraffic } from './add-traffic';
import { AddVolume } from './add-volume';

const FORMS: Record<ComponentId, (props: AddProps) => ReactElement> = {
  cluster: AddCluster,
  service: AddService,
  task: AddTask,
  'ec2-instance': AddInstance,
  'capacity-provider': AddCapacityProvider,
  'file-system': AddFileSystem,
  'ebs-volume': AddVolume,
  'load-balancer': AddLoadBalancer,
  'target-group': AddTargetGroup,
  'listener-rule': AddRule,
  traffic: AddTraffic,
  fault: AddFault,
  alarm: AddAlarm,
};

const isComponent = (text: string): text is ComponentId => Object.hasOwn(FORMS, text);

/** Asks what a dropped or chosen component needs to know, with everything filled in already. */
export function AddDialog() {
  const dialog = useView((state) => state.dialog);
  if (dialog?.kind !== 'add' || !isComponent(dialog.component)) return null;
  const Form = FORMS[dialog.component];
  return <Form key={dialog.component} at={dialog.at} onto={dialog.onto} />;
}

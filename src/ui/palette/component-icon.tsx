import type { ReactElement } from 'react';
import {
  AlarmIcon,
  ClientIcon,
  EcsIcon,
  FaultIcon,
  FileSystemIcon,
  InstanceIcon,
  FrameIcon,
  LoadBalancerIcon,
  NoteIcon,
  RuleIcon,
  ScalingIcon,
  ServiceIcon,
  TargetGroupIcon,
  TaskIcon,
  VolumeIcon,
} from '../../drawing/icons';
import { useDrawingTheme } from '../theme/drawing-theme';
import type { PaletteId } from './components';

type Icon = (props: Parameters<typeof EcsIcon>[0]) => ReactElement;

const ICONS: Record<PaletteId, Icon> = {
  cluster: EcsIcon,
  service: ServiceIcon,
  task: TaskIcon,
  'ec2-instance': InstanceIcon,
  'capacity-provider': ScalingIcon,
  'file-system': FileSystemIcon,
  'ebs-volume': VolumeIcon,
  'load-balancer': LoadBalancerIcon,
  'target-group': TargetGroupIcon,
  'listener-rule': RuleIcon,
  traffic: ClientIcon,
  fault: FaultIcon,
  alarm: AlarmIcon,
  note: NoteIcon,
  frame: FrameIcon,
};

/** The component's sign as the canvas draws it. */
export function ComponentIcon({ component, size }: { component: PaletteId; size: number }) {
  const theme = useDrawingTheme();
  const Icon = ICONS[component];
  return (
    <svg width={size} height={size} aria-hidden>
      <Icon theme={theme} x={0} y={0} size={size} />
    </svg>
  );
}

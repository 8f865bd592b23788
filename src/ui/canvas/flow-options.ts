import type { ReactFlowProps } from '@xyflow/react';
import { LateAnnotation } from './annotations/late-annotation';
import { RouteEdge } from './edges/route-edge';
import type { CanvasNode } from './editing/canvas-node';
import type { FlowEdge } from './flow-edges';
import { AlarmNode } from './nodes/alarm-node';
import { ClientNode } from './nodes/client-node';
import { ClusterNode } from './nodes/cluster-node';
import { FaultNode } from './nodes/fault-node';
import { FileSystemNode } from './nodes/file-system-node';
import { InstanceNode } from './nodes/instance-node';
import { LoadBalancerNode } from './nodes/load-balancer-node';
import { ProviderNode } from './nodes/provider-node';
import { ServiceNode } from './nodes/service-node';
import { TargetGroupNode } from './nodes/target-group-node';
import { TaskNode } from './nodes/task-node';
import { VolumeNode } from './nodes/volume-node';

/**
 * What every canvas is to React Flow. Selection and layers are ours; keys that mean something else
 * on this page are taken away.
 */
export const FLOW_OPTIONS: Partial<ReactFlowProps<CanvasNode, FlowEdge>> = {
  nodeTypes: {
    clusterFrame: ClusterNode,
    serviceFrame: ServiceNode,
    task: TaskNode,
    loadBalancer: LoadBalancerNode,
    targetGroup: TargetGroupNode,
    client: ClientNode,
    fault: FaultNode,
    alarm: AlarmNode,
    instanceFrame: InstanceNode,
    providerFrame: ProviderNode,
    fileSystem: FileSystemNode,
    ebsVolume: VolumeNode,
    note: LateAnnotation,
    titledFrame: LateAnnotation,
  },
  edgeTypes: { route: RouteEdge },
  minZoom: 0.08,
  maxZoom: 2,
  deleteKeyCode: null,
  panActivationKeyCode: null,
  elevateNodesOnSelect: false,
  elevateEdgesOnSelect: false,
  // Else edges to what lies in a frame would be lifted over all cards.
  zIndexMode: 'manual',
  // Its keys would move, select and let go of what has the focus in ways of their own.
  disableKeyboardA11y: true,
  autoPanOnNodeFocus: false,
  zoomOnDoubleClick: false,
};

/** Whose figures a cell holds. Labels outlive the slots they came from. */
export interface CellLabel {
  /** Empty for a task's utilisation, which belongs to no load balancer. */
  loadBalancerArn: string;
  /** Null for what the load balancer answered without a target group. */
  targetGroupArn: string | null;
  taskArn: string | null;
  taskDefinitionArn: string | null;
  /** `ecs-svc/…` of the deployment or task set that the task belongs to. */
  deploymentId: string | null;
  serviceArn: string | null;
}

/** Cells by number, with their labels, and what they can be added up by. */
export class CellLabels {
  readonly list: CellLabel[] = [];
  private byTask = new Map<string, number[]>();
  /** Those of no task. */
  private byKey = new Map<string, number>();

  /** The cell of this label; -1 without one. */
  find({ loadBalancerArn, targetGroupArn, taskArn }: CellLabel): number {
    if (taskArn === null) return this.byKey.get(`${loadBalancerArn} ${targetGroupArn}`) ?? -1;
    for (const cell of this.ofTask(taskArn)) {
      const label = this.list[cell]!;
      const isSame =
        label.loadBalancerArn === loadBalancerArn && label.targetGroupArn === targetGroupArn;
      if (isSame) return cell;
    }
    return -1;
  }

  add(label: CellLabel): number {
    const cell = this.list.push(Object.freeze(label)) - 1;
    this.index(label, cell);
    return cell;
  }

  ofTask(taskArn: string): readonly number[] {
    return this.byTask.get(taskArn) ?? [];
  }

  private index({ loadBalancerArn, targetGroupArn, taskArn }: CellLabel, cell: number): void {
    if (taskArn === null) {
      this.byKey.set(`${loadBalancerArn} ${targetGroupArn}`, cell);
      return;
    }
    const cells = this.byTask.get(taskArn);
    if (cells) cells.push(cell);
    else this.byTask.set(taskArn, [cell]);
  }

  restore(labels: readonly CellLabel[]): void {
    this.list.splice(0, Infinity, ...labels);
    this.byTask = new Map();
    this.byKey = new Map();
    labels.forEach((label, cell) => this.index(label, cell));
  }
}

/** What requests are added up by; null leaves them out. */
export type Owner = (label: CellLabel) => string | null;

/** That of the task a request reached; without one the target group that answered. */
export const byDeployment: Owner = ({ deploymentId, taskArn, targetGroupArn }) =>
  deploymentId ?? (taskArn === null ? targetGroupArn : null);

export const byBalancer: Owner = ({ loadBalancerArn }) => loadBalancerArn;

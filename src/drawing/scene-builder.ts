import type { EbsVolumeView } from '../model/infrastructure-view';
import type { Point } from './diagram-model';
import type { Scene, SceneInput, SceneNode } from './scene-node';
import { shownOf } from './shown';
import { hungRect, slotRect, type TaskGrid } from './task-grid';

const CORNER = { x: 0, y: 0 };

/** The pieces that are built up while a scene is made. */
export class SceneBuilder {
  private readonly made = new Map<string, SceneNode>();
  private readonly volumes: ReadonlyMap<string, EbsVolumeView>;

  constructor(readonly input: SceneInput) {
    const volumes = shownOf(input.entities, 'ebsVolume');
    this.volumes = new Map(volumes.map((view) => [view.taskArn, view]));
  }

  get scene(): Scene {
    return this.made;
  }

  placeOf(id: string): Point {
    const { x, y } = this.input.layout[id] ?? this.input.places[id] ?? CORNER;
    return { x, y };
  }

  /** Where the user has put it; undefined where he has not. */
  ownPlace(id: string): Point | undefined {
    const place = this.input.layout[id];
    return place && { x: place.x, y: place.y };
  }

  /** Whether the user wants to see no more of it than a summary. */
  isCollapsed(id: string): boolean {
    return this.input.layout[id]?.collapsed ?? false;
  }

  add(node: Omit<SceneNode, 'rect'>): void {
    const parent = node.parentId === null ? undefined : this.made.get(node.parentId);
    const { x, y } = parent?.rect ?? CORNER;
    const rect = { ...node.place, x: node.place.x + x, y: node.place.y + y };
    this.made.set(node.id, { ...node, rect });
  }

  /** The tasks of a group, each with the volume that hangs under it. */
  addTasks(parentId: string, key: string, grid: TaskGrid): void {
    for (const [id, index] of Object.entries(this.input.slots[key] ?? {})) {
      if (!this.input.entities.has(id)) continue;
      const place = slotRect(grid, index);
      this.add({ id, kind: 'task', parentId, place, slot: { grid, index } });
      const volume = this.volumes.get(id);
      if (!volume || grid.below === 0) continue;
      this.add({ id: volume.id, kind: 'ebsVolume', parentId, place: hungRect(grid, index) });
    }
  }
}

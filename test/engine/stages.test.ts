import { NEXT_STAGES } from '../../services/shared/stage.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

describe('the stages of a dossier', () => {
  it('follow one another in the code exactly as the database lets them', async () => {
    const steps = await world.admin<{ from_stage: string; to_stage: string }>('engine.stage_step');
    const inCode = Object.entries(NEXT_STAGES).flatMap(([from, next]) => next.map((to) => `${from} > ${to}`));
    expect(steps.map(({ from_stage, to_stage }) => `${from_stage} > ${to_stage}`).sort()).toEqual(inCode.sort());
  });
});

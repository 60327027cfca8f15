const { default: TestSequencer } = require('@jest/test-sequencer');

/** The journeys are the longest files by far: begun last, one of them would run on alone while nothing else is left. */
module.exports = class JourneysFirst extends TestSequencer {
  sort(tests) {
    const isJourney = ({ path }) => path.includes('/test/journeys/');
    return super.sort(tests).sort((one, other) => Number(isJourney(other)) - Number(isJourney(one)));
  }
};

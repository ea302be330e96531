// What the scripts of this folder ask of the history in MongoDB: the one of these that PARLEY_QUESTION names. Run by
// mongosh, which knows no other way to take a connection string that is not on its command line.
const uri = require('fs').readFileSync(process.env.PARLEY_MONGO_URI_FILE, 'utf8').trim();
const history = connect(uri).getSiblingDB(process.env.PARLEY_MONGO_DATABASE);

const questions = {
  isReplicaSet() {
    print(history.hello().setName !== undefined);
  },

  leases() {
    history.publish_leases
      .find()
      .sort({ _id: 1 })
      .forEach((lease) => print(`${lease._id} ${lease.beat}`));
  },

  forgetEpoch() {
    history.history_epoch.deleteMany({}, { writeConcern: { w: 'majority' } });
  },

  // Room, last offset and messages, as COPY reads them.
  heads() {
    history.room_events
      .aggregate(
        [
          { $sort: { room: -1, offset: -1 } },
          { $group: { _id: '$room', offset: { $first: '$offset' }, messages: { $first: '$messages' } } },
        ],
        { allowDiskUse: true },
      )
      .forEach((head) => print([head._id, head.offset, head.messages].join('\t')));
  },
};

questions[process.env.PARLEY_QUESTION]();

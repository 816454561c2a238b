// The model of twitter-ranges.botec.yaml in Squiggle: node model.mjs SAMPLES
import { run } from "@quri/squiggle-lang";

const metrics = `dau = mau * active_share
tweets = dau * tweets_per_user
tweets_peak = tweets * peak_factor
timelines = dau * reads_per_user
timelines_peak = timelines * peak_factor
all_requests = tweets + timelines
all_peak = all_requests * peak_factor
media_tweets = tweets * media_share
text_written = tweets * text_size
media_written = media_tweets * media_size
written = text_written + media_written
tweet_size = text_size + media_share * media_size
served = timelines * tweet_size
served_peak = served * peak_factor
text_kept = text_written * 157680000
media_kept = media_written * 157680000
kept = text_kept + media_kept
kept_replicated = kept * 3
app_servers = all_peak / 2000 / 0.7
data_disks = kept_replicated / 1.6e13`;
const inputs = `mau = SampleSet.fromDist(250M to 400M)
active_share = SampleSet.fromDist(0.4 to 0.6)
tweets_per_user = SampleSet.fromDist(0.000011574074 to 0.0000462962963)
reads_per_user = SampleSet.fromDist(0.000578703704 to 0.00231481481)
media_share = SampleSet.fromDist(0.05 to 0.2)
media_size = SampleSet.fromDist(500000 to 2000000)
text_size = SampleSet.fromDist(200 to 400)
peak_factor = SampleSet.fromDist(2 to 5)`;
const names = (inputs + "\n" + metrics).split("\n").map((line) => line.split(" ")[0]);
const rows = names.map((n) => `["${n}", quantile(${n}, 0.05), quantile(${n}, 0.5), quantile(${n}, 0.95)]`);
const result = await run(`${inputs}\n${metrics}\n[${rows.join(", ")}]`, {
  environment: { sampleCount: Number(process.argv[2]), xyPointLength: 1000, seed: "1" },
});
if (!result.result.ok) {
  console.error(result.result.value.toString());
  process.exit(1);
}
for (const row of result.result.value.result.asJS()) console.log(row.join(" "));

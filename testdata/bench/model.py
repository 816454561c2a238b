# The model of twitter-ranges.botec.yaml in numpy: python3 model.py SAMPLES
import sys
import numpy as np

n = int(sys.argv[1])
rng = np.random.default_rng(1)


def between(p5, p95):
    mean, s = np.log(p5 * p95) / 2, np.log(p95 / p5) / 2 / 1.6448536269514722
    return np.exp(mean + s * rng.standard_normal(n))


day, year = 86400, 365 * 86400
mau = between(250e6, 400e6)
active_share = between(0.4, 0.6)
tweets_per_user = between(1 / day, 4 / day)
reads_per_user = between(50 / day, 200 / day)
media_share = between(0.05, 0.2)
media_size = between(500e3, 2e6)
text_size = between(200, 400)
peak_factor = between(2, 5)

dau = mau * active_share
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
text_kept = text_written * 5 * year
media_kept = media_written * 5 * year
kept = text_kept + media_kept
kept_replicated = kept * 3
app_servers = all_peak / 2000 / 0.7
data_disks = kept_replicated / 16e12

for name, column in list(globals().items()):
    if isinstance(column, np.ndarray):
        print(name, *np.percentile(column, [5, 50, 95]))

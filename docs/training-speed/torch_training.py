"""Trains the network of `dilepton train z-candidate` with PyTorch in Python and prints its speed.

The same shape (15-256-128-64-1), batch normalisation, ReLU, dropout, weighted cross-entropy, Adam and batches of 256 rows; one thread. Rows are
random: speed does not depend on them. Ours, for comparison, in the same minute on the same machine:

    printf 'averaging: 0\nsettling: 0\n' > plain.yaml
    ./dilepton train z-candidate --simulate 24000 --epochs 20 --patience 20 --config plain.yaml --out /tmp/m --report ours.json

and `training.rowsPerCpuSecond` of ours.json, which counts the validation after each epoch as well; so does this program.
"""

import argparse
import sys
import time

try:
    import torch
except ImportError:
    sys.exit("PyTorch is not installed for this Python: install it, or use another Python")

parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("--rows", type=int, default=16800, help="training rows")
parser.add_argument("--epochs", type=int, default=20)
options = parser.parse_args()

torch.set_num_threads(1)
torch.manual_seed(1)
WIDTH, BATCH = 15, 256
x, y = torch.randn(options.rows, WIDTH), (torch.rand(options.rows, 1) < 0.1).float()
validation = torch.randn(options.rows * 15 // 70, WIDTH)
weight = torch.where(y > 0.5, 5.0, 0.56)
layers, inputs = [], WIDTH
for outputs in (256, 128, 64):
    layers += [torch.nn.Linear(inputs, outputs), torch.nn.BatchNorm1d(outputs), torch.nn.ReLU(), torch.nn.Dropout(0.05)]
    inputs = outputs
network = torch.nn.Sequential(*layers, torch.nn.Linear(inputs, 1))
optimiser = torch.optim.Adam(network.parameters(), lr=0.01, weight_decay=1e-5)


def epoch():
    network.train()
    order = torch.randperm(options.rows)
    for first in range(0, options.rows, BATCH):
        rows = order[first : first + BATCH]
        loss = torch.nn.functional.binary_cross_entropy_with_logits(network(x[rows]), y[rows], weight[rows])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        loss.item()
    network.eval()
    with torch.no_grad():
        torch.sigmoid(network(validation))


epoch()  # warm-up
started = time.thread_time()
for _ in range(options.epochs):
    epoch()
seconds = time.thread_time() - started
print(f"PyTorch {torch.__version__}: {options.rows * options.epochs / seconds:,.0f} training rows per CPU-second")

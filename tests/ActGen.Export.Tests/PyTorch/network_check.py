"""Runs an exported network on samples."""
import importlib.util
import sys

import numpy
import torch

source, parameters, samples, outputs = sys.argv[1:5]
spec = importlib.util.spec_from_file_location("network", source)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
network = module.Network(parameters).eval()
x = torch.from_numpy(numpy.fromfile(samples, dtype=numpy.float32)).reshape(-1, *(int(axis) for axis in sys.argv[5:]))
with torch.no_grad():
    network(x).numpy().tofile(outputs)

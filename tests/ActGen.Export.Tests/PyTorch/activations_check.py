"""Runs the exported activations on the cases beside this file; gradcheck in double at ordinary points."""
import json
import pathlib
import sys

import numpy
import torch

folder = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(folder))
import activations  # noqa: E402


def read(path):
    return numpy.fromfile(folder / path, dtype=numpy.float32)


for case in json.loads((folder / "cases.json").read_text()):
    name, sample = case["name"], case["sample"]
    make = getattr(activations, name)
    module = make(*sample) if case["parameters"] else make()
    with torch.no_grad():
        for parameter, values in zip(module.parameters(), case["parameters"]):
            parameter.copy_(torch.tensor(values).reshape(parameter.shape))
    for points in ("near", "far"):
        module.zero_grad()
        x = torch.from_numpy(read(f"{name}.{points}.x").reshape(-1, *sample)).requires_grad_()
        y = module(x)
        y.backward(torch.from_numpy(read(f"{name}.{points}.dy")).reshape(y.shape))
        assert y.dtype == x.dtype and x.grad.dtype == x.dtype, name
        y.detach().numpy().tofile(folder / f"{name}.{points}.y")
        x.grad.numpy().tofile(folder / f"{name}.{points}.dx")
        gradients = [p.grad.reshape(-1) for p in module.parameters()]
        torch.cat([torch.zeros(0), *gradients]).numpy().tofile(folder / f"{name}.{points}.dp")

    ordinary = torch.tensor(case["ordinary"], dtype=torch.float64).reshape(-1, *sample).requires_grad_()
    parameters = [p.detach().double().requires_grad_() for p in module.parameters()]
    if case["differentiable"]:
        function = getattr(activations, name + "Function").apply
        try:
            torch.autograd.gradcheck(function, (ordinary, *parameters), atol=1e-4)
        except RuntimeError as error:
            print("gradcheck", name, str(error).replace("\n", " ")[:400])

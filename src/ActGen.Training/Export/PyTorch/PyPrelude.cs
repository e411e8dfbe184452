namespace ActGen.Training.Export.PyTorch;

/// <summary>The first part of every file: functions that PyTorch lacks, and reading of parameters.</summary>
internal static class PyPrelude
{
    /// <summary>The imports and functions.</summary>
    public const string Functions =
        """"
        import json
        import math

        import numpy
        import torch
        from torch import nn
        from torch.nn import functional


        _LARGEST = torch.finfo(torch.float32).max


        # Functions that PyTorch lacks, in forms that keep their digits. Most compute in double: their terms cancel.

        def _in_double(function):
            def wrapped(u, *others):
                return function(u.double(), *(o.double() if torch.is_tensor(o) else o for o in others)).to(u.dtype)
            return wrapped


        def _series(u, coefficients):
            total = torch.zeros_like(u)
            for coefficient in reversed(coefficients):
                total = total * u + coefficient
            return total


        def _near_0(u, reach, coefficients, elsewhere):
            """A power series near 0, where the definition cancels."""
            near = torch.abs(u) < reach
            return torch.where(near, _series(u, coefficients), elsewhere(torch.where(near, torch.ones_like(u), u)))


        def _step(u):
            return torch.where(torch.isnan(u), u, (u >= 0).to(u.dtype))


        @_in_double
        def _cbrt(u):
            return torch.sign(u) * torch.abs(u) ** (1 / 3)


        def _sech_squared(u):
            """1 / cosh(u)^2, which overflows nowhere."""
            e = torch.exp(-2 * torch.abs(u))
            return 4 * e / (1 + e) ** 2


        @_in_double
        def _gauss(u, factor=1.0):
            """exp(-factor u^2)"""
            return torch.exp(-factor * u * u)


        @_in_double
        def _normal_cdf(u):
            """The probability that a standard normal variable is below u."""
            return torch.erfc(-u * math.sqrt(0.5)) / 2


        @_in_double
        def _exprel(u):
            """(exp(u) - 1) / u"""
            return _near_0(u, 1e-8, [1, 1 / 2], lambda v: torch.expm1(v) / v)


        @_in_double
        def _exprel2(u):
            """(exp(u) - 1 - u) / u^2"""
            return _near_0(u, 0.1, [1 / math.factorial(k + 2) for k in range(10)], lambda v: (torch.expm1(v) - v) / v / v)


        @_in_double
        def _exprel_derivative(u):
            """(1 + (u - 1) exp(u)) / u^2"""
            return _near_0(
                u, 0.1, [(k + 1) / math.factorial(k + 2) for k in range(10)],
                lambda v: torch.where(v < -700, 1 / v / v, (1 + (v - 1) * torch.exp(v)) / v / v))


        @_in_double
        def _log1prel(u, one_plus_u):
            """log(1 + u) / u"""
            log = torch.where(u < -0.5, torch.log(one_plus_u), torch.log1p(u))
            near = torch.abs(u) < 1e-8
            return torch.where(near, 1 - u / 2, log / torch.where(near, torch.ones_like(u), u))


        @_in_double
        def _log1prel_derivative(u, one_plus_u):
            """(u / (1 + u) - log(1 + u)) / u^2"""
            near = torch.abs(u) < 0.05
            v = torch.where(near, torch.ones_like(u), u)
            log = torch.where(v < -0.5, torch.log(one_plus_u), torch.log1p(v))
            far = (v / torch.where(v < -0.5, one_plus_u, 1 + v) - log) / v / v
            return torch.where(near, _series(u, [(-1) ** (k + 1) * (k + 1) / (k + 2) for k in range(12)]), far)


        @_in_double
        def _sinc_derivative(u):
            """(cos(u) - sin(u) / u) / u"""
            near = torch.abs(u) < 0.1
            v = torch.where(near, torch.ones_like(u), u)
            series = u * _series(u * u, [-1 / 3, 1 / 30, -1 / 840, 1 / 45360])
            return torch.where(near, series, (torch.cos(v) - torch.sin(v) / v) / v)


        def _sum_to(gradient, like, shape):
            """The gradient of a parameter: the sum over all positions that share a value of it."""
            return (gradient + torch.zeros_like(like)).sum_to_size(shape)

        """";

    /// <summary>The part that networks need.</summary>
    public const string Network =
        """"


        def read_safetensors(path):
            """The float32 tensors of a safetensors file by their names."""
            with open(path, "rb") as file:
                header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
                data = file.read()
            tensors = {}
            for name, entry in header.items():
                if name != "__metadata__" and entry["dtype"] == "F32":
                    start, end = entry["data_offsets"]
                    values = numpy.frombuffer(data[start:end], dtype="<f4").reshape(entry["shape"])
                    tensors[name] = torch.from_numpy(values.astype(numpy.float32))
            return tensors


        # ActGen has the channels last. The modules of PyTorch that have them first get a view.

        def _first(x):
            return x.permute(0, 3, 1, 2)


        def _last(x):
            return x.permute(0, 2, 3, 1)


        class Conv2d(nn.Conv2d):
            """Margins are left, right, top, bottom."""

            def __init__(self, channels, filters, size, stride, margins, bias=True):
                super().__init__(channels, filters, size, stride, bias=bias)
                self.margins = margins

            def forward(self, x):
                return _last(super().forward(functional.pad(_first(x), self.margins)))


        class MaxPool2d(nn.MaxPool2d):
            def __init__(self, size, stride, margins):
                super().__init__(size, stride)
                self.margins = margins

            def forward(self, x):
                return _last(super().forward(functional.pad(_first(x), self.margins, value=-math.inf)))


        class AvgPool2d(nn.AvgPool2d):
            """What lies over the edge does not count."""

            def __init__(self, size, stride, margins):
                super().__init__(size, stride)
                self.margins = margins

            def forward(self, x):
                inside = super().forward(functional.pad(torch.ones_like(_first(x)), self.margins))
                return _last(super().forward(functional.pad(_first(x), self.margins)) / inside)


        class GlobalAvgPool2d(nn.Module):
            def forward(self, x):
                return x.mean(dim=(1, 2))


        class BatchNorm(nn.BatchNorm1d):
            def forward(self, x):
                return super().forward(x.reshape(-1, x.shape[-1])).reshape(x.shape)

        """";
}

"""A model as a stack of layers, a loss and an optimizer: each part knows its C# attribute and its computation in PyTorch.

Hyper-parameters that a C# attribute leaves at its default are written out here all the same, so that PyTorch's own defaults never
matter and the library's defaults are judged too.
"""

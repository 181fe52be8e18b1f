"""Side by side with the usual tools: each part times nnlearn and its peer in the same run, in turns.

python -m benchmarks                    all parts but figures and memory, which take long
python -m benchmarks training slider    some of them

slider      a live figure against interact with the inline backend, in JupyterLab and Chromium
training    steps of a network against scikit-learn and PyTorch
gradients   the numerical gradient against scipy
notebooks   every notebook from top to bottom
importing   what `import nnlearn` takes
figures     a slider of every live figure of the course in its own notebook, with interact beside it
memory      what one learner needs: memory for each notebook, processor time for a slider
"""

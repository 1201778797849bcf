"""The peer of the benchmarks: one task as JSON in, one answer as JSON out."""
import json
import sys
import time

import numpy
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, roc_auc_score
from sklearn.model_selection import GridSearchCV, PredefinedSplit, StratifiedKFold, cross_val_score

request = json.loads(sys.argv[1])
labels = numpy.fromfile(request["folder"] + "/labels", dtype=numpy.uint8)
features = numpy.fromfile(request["folder"] + "/features", dtype=numpy.float32).reshape(request["nFeatures"], -1).T.copy()


def timed(work):
    started = time.perf_counter()
    result = work()
    return result, (time.perf_counter() - started) * 1000


def forest(n_estimators, leaf=1, seed=1, jobs=1, max_features="sqrt"):
    return RandomForestClassifier(
        n_estimators=n_estimators, max_features=max_features, min_samples_leaf=leaf, random_state=seed, n_jobs=jobs
    )


def grid():
    """The grid given, five folds, accuracy and area of every cell, as the original app searched."""
    search = GridSearchCV(
        forest(10),
        request["grid"],
        cv=StratifiedKFold(5, shuffle=True, random_state=1),
        scoring=["accuracy", "roc_auc"],
        refit=False,
        error_score="raise",
        n_jobs=request["jobs"],
    )
    # The worker processes start outside the time that is taken.
    cross_val_score(forest(2), features, labels, cv=2, n_jobs=request["jobs"])
    _, ms = timed(lambda: search.fit(features, labels))
    return {"ms": ms, "cells": len(search.cv_results_["params"])}


def fit():
    return {"ms": [timed(lambda: forest(100, seed=seed).fit(features, labels))[1] for seed in range(request["runs"])]}


def predict():
    """Scores rows with 100 trees that were trained on the first of them."""
    trained = forest(100).fit(features[: request["trainOn"]], labels[: request["trainOn"]])
    return {"ms": [timed(lambda: trained.predict_proba(features))[1] for _ in range(request["runs"])]}


def agreement():
    """Scores of every cell for every seed; the first k trees are the forest of k, as there with the same random state."""
    scores = [seed_scores(seed, numpy.array(folds)) for seed, folds in enumerate(request["folds"])]
    return {"scores": scores}


def seed_scores(seed, folds):
    result = []
    for leaf in request["leaves"]:
        sums = numpy.zeros((len(request["trees"]), 2))
        for training, test in PredefinedSplit(folds).split():
            trained = forest(max(request["trees"]), leaf, 1000 * seed + 17, jobs=2).fit(features[training], labels[training])
            votes = numpy.cumsum([tree.predict_proba(features[test])[:, 1] for tree in trained.estimators_], axis=0)
            for place, k in enumerate(request["trees"]):
                # To what float32 tells apart: sums of many fractions differ in their last bits.
                probability = numpy.round(votes[k - 1] / k, 9)
                sums[place] += [accuracy_score(labels[test], probability > 0.5), roc_auc_score(labels[test], probability)]
        result.append((sums / (folds.max() + 1)).tolist())
    return result


print(json.dumps(globals()[request["task"]]()))

#@ title.en = "Places"
#@ title.fr = "Lieux"
#@ description.en = "Each row is one place: a country, a region, a city, a territory or a continent. Where nobody knows yet what a place lies in, the row says that it lies in its country."
#@ description.fr = "Chaque ligne est un lieu : un pays, une région, une ville, un territoire ou un continent. Si l'on ne sait pas encore dans quoi un lieu est compris, la ligne indique qu'il l'est dans son pays."
#@ key = "id"
#@ source = "firstSourceUrl"
#@ [columns.id]
#@ type = "string"
#@ required = true
#@ label.en = "what tells the row from others"
#@ label.fr = "ce qui distingue la ligne des autres"
#@ [columns.name]
#@ type = "thing"
#@ class = "leg:Place"
#@ language = ["en", "fr"]
#@ required = true
#@ label.en = "name"
#@ label.fr = "nom"
#@ [columns.type]
#@ type = "enum"
#@ choices = ["city", "region", "country", "territory", "continent"]
#@ required = true
#@ label.en = "kind of place"
#@ label.fr = "type de lieu"
#@ [columns.country]
#@ type = "thing"
#@ class = "leg:SovereignState"
#@ proposed = "leg:Place"
#@ language = ["en", "fr"]
#@ label.en = "country around it"
#@ label.fr = "pays où il se trouve"
#@ [columns.firstSourceUrl]
#@ type = "iri"
#@ heading = "first_source_url"
#@ absent = true
#@ label.en = "address of a source that names it"
#@ label.fr = "adresse d'une source qui le nomme"

PREFIX concept: <https://w3id.org/legation/concept/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX leg: <https://w3id.org/legation/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT {
  GRAPH graph:claims {
    $claim a leg:Claim ;
      leg:source $source ;
      leg:citation $citation ;
      leg:stance concept:interpreted ;
      skos:editorialNote ?note .
  }
  GRAPH $claim {
    $name a ?class ;
      dcterms:type ?kind .
  }
}
WHERE {
  BIND(IF(
    $type = "country",
    leg:SovereignState,
    IF(
      $type IN ("city", "region")
      && BOUND($country),
      leg:SubnationalJurisdiction,
      leg:Place
    )
  ) AS ?class)
  BIND(IF($type = "country", ?unknown, IRI(CONCAT(STR(concept:), $type))) AS ?kind)
  VALUES ?note {
    "The source names the place; what kind of place it is and in which country it lies is common geography."@en
    "La source nomme le lieu; son type et le pays où il se trouve relèvent de la géographie générale."@fr
  }
} ;

INSERT {
  GRAPH $claim {
    $country a leg:SovereignState .
    $name leg:directlyWithin $country .
  }
}
WHERE {
  OPTIONAL {
    $name leg:directlyWithin ?around .
  }
  FILTER(!BOUND(?around) && $type != "country" && BOUND($country))
}

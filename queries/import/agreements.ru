#@ title.en = "Agreements"
#@ title.fr = "Ententes"
#@ description.en = "Each row is one agreement, as one source tells it. A signatory that is a jurisdiction is a party; an organization concludes the agreement, and the jurisdiction that it governs becomes a party by inference."
#@ description.fr = "Chaque ligne est une entente, telle qu'une source la présente. Un signataire qui est un territoire politique est partie à l'entente; une organisation la conclut, et le territoire qu'elle administre en devient partie par inférence."
#@ key = "id"
#@ source = "sourceUrl"
#@ [columns.id]
#@ type = "string"
#@ required = true
#@ label.en = "what tells the row from others"
#@ label.fr = "ce qui distingue la ligne des autres"
#@ [columns.title]
#@ type = "string"
#@ language = "en"
#@ required = true
#@ label.en = "title"
#@ label.fr = "titre"
#@ [columns.type]
#@ type = "thing"
#@ class = "skos:Concept"
#@ miss = "report"
#@ label.en = "kind of agreement"
#@ label.fr = "type d'entente"
#@ [columns.date]
#@ type = "edtf"
#@ label.en = "date of signature"
#@ label.fr = "date de la signature"
#@ [columns.place]
#@ type = "thing"
#@ class = "leg:Place"
#@ language = ["en", "fr"]
#@ label.en = "place of signature"
#@ label.fr = "lieu de la signature"
#@ [columns.signatories]
#@ type = "thing"
#@ class = ["org:Organization", "leg:Jurisdiction"]
#@ language = ["en", "fr"]
#@ separator = ";"
#@ required = true
#@ label.en = "who concludes it"
#@ label.fr = "signataires"
#@ [columns.fields]
#@ type = "thing"
#@ class = "skos:Concept"
#@ miss = "report"
#@ separator = ";"
#@ label.en = "topics"
#@ label.fr = "thèmes"
#@ [columns.sourceUrl]
#@ type = "iri"
#@ heading = "source_url"
#@ absent = true
#@ label.en = "address of the source"
#@ label.fr = "adresse de la source"

PREFIX concept: <https://w3id.org/legation/concept/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX leg: <https://w3id.org/legation/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT {
  GRAPH graph:claims {
    $claim a leg:Claim ;
      leg:source $source ;
      leg:citation $citation ;
      leg:stance concept:reported .
  }
  GRAPH $claim {
    ?agreement a leg:Agreement ;
      skos:prefLabel $title ;
      dcterms:type $type ;
      leg:date $date ;
      leg:signedAt $place .
  }
}
WHERE {
  BIND(IRI(CONCAT(STR(id:), "agreement-", $key)) AS ?agreement)
} ;

INSERT {
  GRAPH $claim {
    ?agreement leg:topic $fields .
  }
}
WHERE {
  BIND(IRI(CONCAT(STR(id:), "agreement-", $key)) AS ?agreement)
} ;

INSERT {
  GRAPH $claim {
    ?agreement leg:concludedBy $signatories .
  }
}
WHERE {
  BIND(IRI(CONCAT(STR(id:), "agreement-", $key)) AS ?agreement)
  $signatories a org:Organization .
} ;

INSERT {
  GRAPH $claim {
    ?agreement leg:party $signatories .
  }
}
WHERE {
  BIND(IRI(CONCAT(STR(id:), "agreement-", $key)) AS ?agreement)
  $signatories a leg:Jurisdiction .
}
